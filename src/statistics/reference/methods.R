# Reference values from R for src/statistics/*.test.ts: synthetic data (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/methods.R src/statistics/reference/methods.json
# Made with R 4.2.2, psych 2.2.9, car 3.1-1.
suppressPackageStartupMessages({ library(psych); library(car) })
set.seed(20151121)
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

agreement <- function(x, points = 6) pmin(pmax(round(x), 1), points)
scale_items <- function(n, loadings, points = 6, shift = 4) {
  common <- rnorm(n)
  sapply(loadings, function(l) agreement(shift + 1.2 * (l * common + sqrt(1 - l^2) * rnorm(n)), points))
}
with_missing <- function(x, share) { x[runif(length(x)) < share] <- NA; x }
columns <- function(x) unname(lapply(seq_len(ncol(x)), function(j) unname(x[, j])))

# --- describing -------------------------------------------------------------------------------------------------
describe_one <- function(x) {
  v <- x[!is.na(x)]
  list(values = x, n = length(v), missing = sum(is.na(x)), mean = mean(v), standardDeviation = sd(v),
    standardError = sd(v) / sqrt(length(v)), confidenceInterval = as.numeric(t.test(v)$conf.int),
    minimum = min(v), maximum = max(v), median = median(v),
    skewness = psych::skew(v, type = 2), kurtosis = psych::kurtosi(v, type = 2))
}
descriptions <- list(
  answers = describe_one(with_missing(agreement(rnorm(200, 4.2, 1.1)), .05)),
  skewed = describe_one(rexp(87)),
  offset = describe_one(1e6 + rnorm(51)),
  four = describe_one(c(2, 4, 4, 9)))

# --- correlation ------------------------------------------------------------------------------------------------
correlate_two <- function(x, y) {
  test <- cor.test(x, y)
  list(x = x, y = y, n = sum(complete.cases(x, y)), r = unname(test$estimate), t = unname(test$statistic),
    degreesOfFreedom = unname(test$parameter), pValue = test$p.value,
    confidenceInterval = as.numeric(test$conf.int))
}
z <- rnorm(120)
correlations <- list(
  answers = correlate_two(with_missing(agreement(4 + z), .1), with_missing(agreement(3.5 + .6 * z + rnorm(120)), .1)),
  negative = correlate_two(z, -2 * z + rnorm(120, sd = .1)),
  none = correlate_two(rnorm(40), rnorm(40)),
  five = correlate_two(c(1, 2, 3, 4, 5), c(2.5, 1, 3, 2, 6)))

# --- reliability ------------------------------------------------------------------------------------------------
reliability_of <- function(items) {
  complete <- items[complete.cases(items), , drop = FALSE]
  a <- suppressWarnings(psych::alpha(complete, check.keys = FALSE, warnings = FALSE))
  n <- nrow(complete); k <- ncol(complete)
  raw <- k / (k - 1) * (1 - sum(diag(cov(complete))) / sum(cov(complete)))
  stopifnot(abs(raw - a$total$raw_alpha) < 1e-12)
  # Feldt, Woodruff & Salih (1987)
  ci <- 1 - (1 - raw) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1))
  omega <- omegaPolished <- NA
  if (k >= 3) {
    r <- cov2cor(cov(complete)); s <- sqrt(diag(cov(complete)))
    omega_from <- function(l, u) sum(s * l)^2 / (sum(s * l)^2 + sum(s^2 * u))
    fit <- factanal(covmat = r, factors = 1, n.obs = n, control = list(opt = list(factr = 1e4, maxit = 10000)))
    omega <- omega_from(fit$loadings[, 1], fit$uniquenesses)
    # factanal's optimiser stops at about six digits; Lawley's fixed point (psi = 1 - lambda^2) goes on from there.
    psi <- fit$uniquenesses
    for (step in 1:20000) {
      e <- eigen(r / sqrt(outer(psi, psi)), symmetric = TRUE)
      l <- sqrt(psi) * e$vectors[, 1] * sqrt(e$values[1] - 1)
      change <- max(abs(1 - l^2 - psi)); psi <- 1 - l^2
      if (change < 1e-15) break
    }
    omegaPolished <- omega_from(l, psi)
  }
  list(items = columns(items), n = n, alpha = raw, confidenceInterval = ci, omega = omega, omegaPolished = omegaPolished,
    droppedAlpha = if (k >= 3) a$alpha.drop$raw_alpha else NULL, itemTotal = a$item.stats$r.drop)
}
reliabilities <- list(
  eight = reliability_of(scale_items(245, seq(.5, .85, length.out = 8))),
  twelveWithMissing = reliability_of(apply(scale_items(600, rep(c(.4, .6, .8), 4)), 2, with_missing, share = .02)),
  three = reliability_of(scale_items(60, c(.8, .7, .75))),
  two = reliability_of(scale_items(60, c(.8, .7))),
  weak = reliability_of(scale_items(250, c(.3, .2, .25, .35, .3))),
  oneTurnedWrong = { x <- scale_items(200, c(.7, .7, .7, .7)); x[, 2] <- 7 - x[, 2]; reliability_of(x) })

# --- regression -------------------------------------------------------------------------------------------------
regress <- function(y, x) {
  frame <- data.frame(y, x); fit <- lm(y ~ ., frame); s <- summary(fit)
  used <- frame[complete.cases(frame), ]
  list(outcome = y, predictors = columns(as.matrix(x)), n = nrow(used), rSquared = s$r.squared,
    adjustedRSquared = s$adj.r.squared, F = unname(s$fstatistic[1]), degreesOfFreedom = as.numeric(s$fstatistic[2:3]),
    pValue = unname(pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)),
    residualStandardDeviation = s$sigma, B = unname(coef(fit)), standardError = unname(s$coefficients[, 2]),
    t = unname(s$coefficients[, 3]), p = unname(s$coefficients[, 4]),
    low = unname(confint(fit)[, 1]), high = unname(confint(fit)[, 2]),
    beta = I(unname(coef(fit)[-1] * sapply(used[-1], sd) / sd(used$y))),
    vif = I(if (ncol(x) > 1) unname(car::vif(fit)) else 1))
}
base <- matrix(rnorm(245 * 4), 245) + rnorm(245)
x <- as.data.frame(apply(agreement(4 + base), 2, with_missing, share = .03))
regressions <- list(
  scales = regress(with_missing(round(2 + as.vector(base %*% c(.3, .1, 0, .25)) + rnorm(245), 2), .04), x),
  onePredictor = regress(3 + 2 * z + rnorm(120), data.frame(z)),
  longley = regress(longley$Employed, longley[, c("GNP.deflator", "GNP", "Unemployed", "Armed.Forces", "Population", "Year")]),
  offices = regress(rnorm(19), data.frame(a = rnorm(19), b = rnorm(19))))

# --- analysis of variance ---------------------------------------------------------------------------------------
compare <- function(y, g) {
  keep <- !is.na(y) & !is.na(g); v <- y[keep]; f <- factor(g[keep])
  table <- summary(aov(v ~ f))[[1]]
  m <- tapply(v, f, mean); n <- tapply(v, f, length); k <- nlevels(f); pairs <- k * (k - 1) / 2
  from_r <- pairwise.t.test(v, f, p.adjust.method = "bonferroni", pool.sd = TRUE)$p.value
  ab <- t(combn(k, 2)); mse <- table[2, 3]; df <- table[2, 1]
  difference <- unname(m[ab[, 1]] - m[ab[, 2]]); se <- sqrt(mse * unname(1 / n[ab[, 1]] + 1 / n[ab[, 2]]))
  half <- qt(1 - .025 / pairs, df) * se
  p <- pmin(1, pairs * 2 * pt(-abs(difference / se), df))
  # pairwise.t.test gives NA where a group of one has no SD; everywhere else it is this formula.
  stopifnot(all.equal(p, from_r[cbind(ab[, 2] - 1, ab[, 1])], tolerance = 1e-12) == TRUE || any(n == 1))
  list(values = y, group = g, n = length(v), keys = levels(f), sizes = unname(as.vector(n)),
    means = unname(as.vector(m)), sds = unname(as.vector(tapply(v, f, sd))),
    F = table[1, 4], degreesOfFreedom = table[, 1], pValue = table[1, 5], between = table[1, 2],
    within = table[2, 2], meanSquareWithin = mse, etaSquared = table[1, 2] / sum(table[, 2]),
    total = list(mean = mean(v), standardDeviation = sd(v)),
    difference = difference, standardError = se, pairP = p,
    low = difference - half, high = difference + half)
}
age <- sample(c("under 40", "40-49", "50+", NA), 248, TRUE, c(.4, .3, .28, .02))
anovas <- list(
  byAge = compare(with_missing(round(rnorm(248, 4.6, .7) + .2 * (age %in% "50+"), 3), .03), age),
  fiveUnequal = compare(round(rnorm(60, c(1, 2, 2, 3, 2)), 2), rep(c("a", "b", "c", "d", "e"), 12)),
  oneAlone = compare(c(1.5, 2, 4, 4.5, 3, 9), c("a", "a", "b", "b", "b", "c")))

# --- false discovery --------------------------------------------------------------------------------------------
p <- c(runif(30)^3, 0, 1, .03, .03, 1e-300)
discovery <- list(p = p, q = p.adjust(p, "BH"))

# --- tests from r and n alone -----------------------------------------------------------------------------------
published <- lapply(list(c(.16, 245), c(.53, 19), c(-.999, 10), c(.01, 1e6), c(.9, 4)), function(case) {
  r <- case[1]; n <- case[2]; t <- r * sqrt((n - 2) / (1 - r^2))
  list(r = r, n = n, t = t, pValue = 2 * pt(-abs(t), n - 2),
    confidenceInterval = tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(n - 3)))
})

out <- list(descriptions = descriptions, correlations = correlations, reliabilities = reliabilities,
  regressions = regressions, anovas = anovas, discovery = discovery, published = published)

# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", as.numeric(x)))
  if (is.list(x) || length(x) != 1 || inherits(x, "AsIs")) paste0("[", paste(items, collapse = ","), "]") else items
}
write(json(out), commandArgs(TRUE)[1])
