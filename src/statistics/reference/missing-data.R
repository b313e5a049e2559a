# Reference values from R for missing data: sets with missing values and what R makes of them.
# Run: Rscript src/statistics/reference/missing-data.R src/statistics/reference/missing-data.json
# Made with R 4.2.2, lavaan 0.6.14, mice 3.15.0, mitml 0.4.4.
suppressPackageStartupMessages({library(lavaan); library(mice); library(mitml); library(jsonlite)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261121)

# EM for the multivariate normal, plainly from the formulas (Little & Rubin 2002, § 11.2), until nothing moves.
em <- function(X) {
  X <- X[rowSums(!is.na(X)) > 0, , drop = FALSE]; n <- nrow(X); p <- ncol(X)
  mu <- colMeans(X, na.rm = TRUE); S <- diag(apply(X, 2, var, na.rm = TRUE))
  for (round in 1:4000) {
    T1 <- numeric(p); T2 <- matrix(0, p, p)
    for (i in 1:n) {
      o <- !is.na(X[i, ]); x <- X[i, ]; C <- matrix(0, p, p)
      if (!all(o)) {
        B <- S[!o, o, drop = FALSE] %*% solve(S[o, o])
        x[!o] <- mu[!o] + B %*% (X[i, o] - mu[o])
        C[!o, !o] <- S[!o, !o] - B %*% S[o, !o, drop = FALSE]
      }
      T1 <- T1 + x; T2 <- T2 + x %o% x + C
    }
    mu1 <- T1 / n; S1 <- T2 / n - mu1 %o% mu1
    moved <- max(abs(mu1 - mu) / sqrt(diag(S1)), abs(S1 - S) / sqrt(diag(S1) %o% diag(S1)))
    mu <- mu1; S <- S1
    if (moved < 1e-13) break
  }
  list(n = n, means = unname(mu), covariances = unname(S), rounds = round)
}
# Little (1988): d² over the patterns, covariances of maximum likelihood.
little <- function(X, fit) {
  key <- apply(is.na(X), 1, function(r) paste(as.integer(r), collapse = ""))
  d2 <- 0; df <- -ncol(X); count <- 0
  for (g in unique(key)) {
    part <- X[key == g, , drop = FALSE]; o <- !is.na(part[1, ]); if (!any(o)) next
    z <- colMeans(part[, o, drop = FALSE]) - fit$means[o]
    d2 <- d2 + nrow(part) * sum(z * solve(fit$covariances[o, o], z)); df <- df + sum(o); count <- count + 1
  }
  list(chiSquared = d2, df = df, pValue = pchisq(d2, df, lower.tail = FALSE), patterns = count)
}
tight <- list(rel.tol = 1e-12, iter.max = 10000, eval.max = 10000)
fiml <- function(d, outcome, predictors, auxiliary = character()) {
  model <- paste(outcome, "~", paste(predictors, collapse = " + "))
  for (i in seq_along(auxiliary)) model <- c(model, paste(auxiliary[i], "~~", c(outcome, predictors, auxiliary[i:length(auxiliary)])))
  if (length(auxiliary) > 0 && length(predictors) > 1) model <- c(model, apply(combn(predictors, 2), 2, paste, collapse = " ~~ "))
  fit <- sem(paste(model, collapse = "\n"), d, missing = "ml", fixed.x = FALSE, control = tight, baseline = FALSE, optim.force.converged = TRUE)
  stopifnot(max(abs(lavTech(fit, 'gradient'))) < 1e-5)
  e <- parameterEstimates(fit, fmi = length(auxiliary) == 0)
  s <- standardizedSolution(fit)
  rows <- c(which(e$op == "~1" & e$lhs == outcome), match(paste(outcome, predictors), ifelse(e$op == "~", paste(e$lhs, e$rhs), "")))
  beta <- s$est.std[match(paste(outcome, predictors), ifelse(s$op == "~", paste(s$lhs, s$rhs), ""))]
  slopes <- coef(fit)[paste0(outcome, "~", predictors)]
  V <- vcov(fit)[paste0(outcome, "~", predictors), paste0(outcome, "~", predictors)]
  list(outcome = outcome, predictors = predictors, auxiliary = I(auxiliary),
    B = e$est[rows], se = e$se[rows], z = e$z[rows], pValue = e$pvalue[rows], fmi = I(if (is.null(e$fmi)) numeric() else e$fmi[rows]), beta = unname(beta),
    rSquared = unname(inspect(fit, "r2")[outcome]), wald = unname(drop(slopes %*% solve(V, slopes))), logLikelihood = as.numeric(logLik(fit)))
}
correlations <- function(d) {
  v <- names(d); pairs <- combn(v, 2)
  fit <- sem(paste(pairs[1, ], "~~", pairs[2, ], collapse = "\n"), d, missing = "ml", fixed.x = FALSE, control = tight, baseline = FALSE, optim.force.converged = TRUE)
  stopifnot(max(abs(lavTech(fit, 'gradient'))) < 1e-5)
  s <- standardizedSolution(fit); rows <- match(paste(pairs[1, ], pairs[2, ]), paste(s$lhs, s$rhs))
  list(r = s$est.std[rows], se = s$se[rows])
}
# Coefficients and correlations from the EM estimates: lavaan's optimiser stops at five to eight digits, EM does not.
from_em <- function(fit, v, outcome, predictors) {
  S <- fit$covariances; dimnames(S) <- list(v, v); mu <- setNames(fit$means, v)
  slopes <- solve(S[predictors, predictors], S[predictors, outcome])
  list(B = unname(c(mu[outcome] - sum(slopes * mu[predictors]), slopes)), r = cov2cor(S)[lower.tri(S)])
}
describe_set <- function(d, outcome, predictors, auxiliary) {
  X <- as.matrix(d); fit <- em(X)
  list(variables = names(d), columns = lapply(as.list(d), as.numeric), em = fit, fromEm = from_em(fit, names(d), outcome, predictors), little = little(X, fit),
    fiml = fiml(d[, c(outcome, predictors)], outcome, predictors), withAuxiliary = fiml(d, outcome, predictors, auxiliary),
    correlations = correlations(d))
}

n <- 240
common <- rnorm(n)
answer <- function(weight, mean) pmin(pmax(round((weight * common + sqrt(1 - weight^2) * rnorm(n)) * 1.1 + mean), 1), 6)
survey <- data.frame(support = answer(.7, 4.2), trust = answer(.6, 3.9), autonomy = answer(.5, 3.5), innovation = answer(.6, 3.7), age = answer(.2, 3))
survey$trust[survey$support <= 3 & runif(n) < .5] <- NA            # at random given what is answered
survey$innovation[runif(n) < .1 + .06 * (survey$age >= 4)] <- NA
survey$autonomy[runif(n) < .15] <- NA
survey$support[runif(n) < .04] <- NA
survey[5, ] <- NA                                                  # answered nothing
dropout <- data.frame(first = round(rnorm(40, 10, 2), 2)); dropout$second <- round(.8 * dropout$first + rnorm(40, 3, 1), 2)
dropout$third <- round(.5 * dropout$second + rnorm(40, 1, 1.5), 2)
dropout$second[31:40] <- NA; dropout$third[21:40] <- NA            # monotone
dropout$office <- 5 + round(rnorm(40), 1)
air <- as.data.frame(scale(airquality, center = FALSE, scale = c(10, 50, 2, 10, 1, 10)))    # lavaan's optimiser wants like variances

sets <- list(
  survey = describe_set(survey, "innovation", c("support", "trust", "autonomy"), "age"),
  dropout = describe_set(dropout, "third", c("first", "second"), "office"),
  air = describe_set(air, "Ozone", c("Solar.R", "Wind", "Temp"), c("Month", "Day")))

# Pooling: five completed sets from mice, each analysed by lm, pooled by mice::pool and mitml::testModels.
few <- survey[c(1:4, 6:80), ]
mids <- mice(few, m = 5, method = "norm", maxit = 5, printFlag = FALSE, seed = 7)
done <- lapply(1:5, function(i) complete(mids, i))
model <- innovation ~ support + trust + autonomy
fits <- with(mids, lm(innovation ~ support + trust + autonomy))
pooled <- pool(fits)$pooled; summary_ <- summary(pool(fits), conf.int = TRUE)
null <- with(mids, lm(innovation ~ 1))
pooling <- list(
  columns = lapply(done, function(d) lapply(as.list(d), as.numeric)),
  estimate = pooled$estimate, ubar = pooled$ubar, b = pooled$b, t = pooled$t, dfcom = pooled$dfcom[1], df = pooled$df,
  riv = pooled$riv, lambda = pooled$lambda, fmi = pooled$fmi,
  statistic = summary_$statistic, pValue = summary_$p.value, low = summary_$`2.5 %`, high = summary_$`97.5 %`,
  D1 = as.numeric(testModels(fits$analyses, null$analyses, method = "D1", df.com = pooled$dfcom[1])$test),
  D1large = as.numeric(testModels(fits$analyses, null$analyses, method = "D1")$test),
  D1two = as.numeric(testModels(with(mids, lm(innovation ~ trust))$analyses, null$analyses, method = "D1", df.com = 77)$test),
  rSquared = as.numeric(pool.r.squared(fits)[1, "est"]))

# The same survey imputed often: where multiple imputation should end up.
often <- mice(survey[-5, ], m = 400, method = "norm", maxit = 15, printFlag = FALSE, seed = 11)
often_fit <- pool(with(often, lm(innovation ~ support + trust + autonomy)))$pooled
imputation <- list(m = 400, estimate = often_fit$estimate, se = sqrt(often_fit$t), fmi = often_fit$fmi, b = often_fit$b, ubar = often_fit$ubar)

write_json(list(sets = sets, pooling = pooling, imputation = imputation), commandArgs(TRUE)[1], auto_unbox = TRUE, digits = NA, na = "null", pretty = FALSE)
