# Reference values from R for the relations beyond Pearson: synthetic data (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/relations.R src/statistics/reference/relations.json
# Made with R 4.2.2, polycor 0.8-1.
suppressPackageStartupMessages(library(polycor))
set.seed(20261121)
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
agreement <- function(x, points = 6) pmin(pmax(round(x), 1), points)
with_missing <- function(x, share) { x[runif(length(x)) < share] <- NA; x }

# --- rank correlations: exact where there are no ties and few cases, else exact = FALSE --------------------------
ranks <- function(x, y, exact) {
  rho <- suppressWarnings(cor.test(x, y, method = "spearman", exact = exact))
  tau <- suppressWarnings(cor.test(x, y, method = "kendall", exact = exact))
  list(x = x, y = y, n = sum(complete.cases(x, y)), rho = unname(rho$estimate), rhoP = rho$p.value,
    tau = unname(tau$estimate), tauP = tau$p.value,
    z = if (exact) NULL else unname(tau$statistic), exact = exact)
}
z <- rnorm(120)
rankings <- list(
  nine = ranks(c(3, 1, 4, 15, 9, 2, 6, 5, 35), c(2, 7, 1, 8, 28, 18, 4, 5, 9), TRUE),
  nineStrong = ranks(1:9, c(1, 2, 3, 5, 4, 6, 7, 9, 8), TRUE),
  nineFalling = ranks(1:9, c(9, 8, 6, 7, 5, 4, 2, 3, 1), TRUE),
  answers = ranks(with_missing(agreement(4 + z), .1), with_missing(agreement(3.5 + .6 * z + rnorm(120)), .1), FALSE),
  negative = ranks(z, -2 * z + rnorm(120, sd = .6), FALSE),
  untied = ranks(rnorm(60), rnorm(60), FALSE),
  fewTied = ranks(c(1, 2, 2, 4, 5, 6, 7), c(1, 3, 2, 2, 6, 5, 9), FALSE))
offices <- rnorm(19)
kendallExact <- { x <- offices; y <- offices + rnorm(19); t <- cor.test(x, y, method = "kendall", exact = TRUE)
  list(x = x, y = y, tau = unname(t$estimate), pValue = t$p.value) }

# --- partial: correlation of the residuals, tested with k degrees of freedom fewer -------------------------------
partial_of <- function(x, y, controls) {
  ok <- complete.cases(x, y, controls); k <- ncol(controls); n <- sum(ok)
  r <- cor(resid(lm(x[ok] ~ controls[ok, ])), resid(lm(y[ok] ~ controls[ok, ])))
  df <- n - 2 - k; t <- r * sqrt(df / (1 - r^2))
  list(x = x, y = y, controls = unname(lapply(seq_len(k), function(j) unname(controls[, j]))), n = n, r = r, t = t,
    degreesOfFreedom = df, pValue = 2 * pt(-abs(t), df),
    confidenceInterval = tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(df - 1)))
}
u <- matrix(rnorm(240), 80); v <- u %*% c(.5, -.3, .8)
partials <- list(
  one = partial_of(v + rnorm(80), with_missing(v + rnorm(80), .1), u[, 1, drop = FALSE]),
  three = partial_of(v + rnorm(80), 2 * v + rnorm(80), u),
  answers = partial_of(agreement(4 + z), agreement(4 + .5 * z + rnorm(120)), cbind(agreement(3 + z + rnorm(120)), rep(1:4, 30))),
  offset = partial_of(1e5 + v[, 1] + rnorm(80), 1e5 + v[, 1] + rnorm(80), 1e5 + u[, 1:2]))

# --- tables of counts -------------------------------------------------------------------------------------------
counts <- list(
  agresti = rbind(c(762, 327, 468), c(484, 239, 477)),
  small = rbind(c(4, 5, 3, 2), c(7, 1, 6, 3), c(2, 8, 4, 9)),
  jobs = rbind(c(1, 2, 1, 0), c(3, 3, 6, 1), c(10, 10, 14, 9), c(6, 7, 12, 11)),
  tea = rbind(c(3, 1), c(1, 3)),
  convictions = rbind(c(2, 15), c(10, 3)),
  rare = rbind(c(0, 12), c(5, 9)),
  thin = rbind(c(1, 0, 2, 0, 3), c(0, 4, 0, 1, 0), c(2, 0, 0, 5, 1)))
tables <- lapply(counts, function(m) {
  chi <- suppressWarnings(chisq.test(m, correct = FALSE))
  fisher <- if (sum(m) < 300) fisher.test(m, workspace = 2e7) else NULL
  list(counts = unname(lapply(seq_len(nrow(m)), function(i) m[i, ])), chiSquared = unname(chi$statistic),
    degreesOfFreedom = unname(chi$parameter), pValue = chi$p.value,
    cramersV = sqrt(unname(chi$statistic) / (sum(m) * (min(dim(m)) - 1))),
    expected = unname(lapply(seq_len(nrow(m)), function(i) chi$expected[i, ])),
    residuals = unname(lapply(seq_len(nrow(m)), function(i) chi$stdres[i, ])),
    fisherP = fisher$p.value, ratio = unname(fisher$estimate), ratioInterval = as.numeric(fisher$conf.int))
})
fits <- list(
  dice = { t <- chisq.test(c(22, 17, 20, 26, 22, 13)); list(counts = c(22, 17, 20, 26, 22, 13), shares = rep(1/6, 6), chiSquared = unname(t$statistic), pValue = t$p.value) },
  mendel = { t <- chisq.test(c(315, 101, 108, 32), p = c(9, 3, 3, 1) / 16); list(counts = c(315, 101, 108, 32), shares = c(9, 3, 3, 1) / 16, chiSquared = unname(t$statistic), pValue = t$p.value) },
  far = { t <- chisq.test(c(900, 10, 4)); list(counts = c(900, 10, 4), shares = rep(1/3, 3), chiSquared = unname(t$statistic), pValue = t$p.value) })

# --- polychoric, two-step -----------------------------------------------------------------------------------------
a <- rnorm(400); b <- .6 * a + .8 * rnorm(400)
ordinal <- list(
  five = unclass(table(cut(a, c(-Inf, -1.3, -.4, .5, 1.2, Inf)), cut(b, c(-Inf, -1, 0, .3, 1.5, Inf)))),
  falling = unclass(table(cut(a, c(-Inf, -.5, .8, Inf)), cut(-b, c(-Inf, -1.5, -.5, .5, 1.2, Inf)))),
  unrelated = unclass(table(cut(a, c(-Inf, 0, 1, Inf)), cut(rnorm(400), c(-Inf, -.7, .6, Inf)))),
  two = rbind(c(120, 31), c(44, 87)))
polychorics <- lapply(ordinal, function(m) {
  m <- unname(m)
  fit <- polychor(m, ML = FALSE, std.err = TRUE)
  list(counts = lapply(seq_len(nrow(m)), function(i) as.numeric(m[i, ])), rho = fit$rho, standardError = sqrt(fit$var[1, 1]),
    chiSquared = fit$chisq, degreesOfFreedom = fit$df)
})

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', items, collapse = ","), "}"))
  }
  if (is.logical(x) && !anyNA(x)) return(tolower(as.character(x)))
  text <- ifelse(is.na(x), "null", formatC(as.numeric(x), digits = 17, format = "g", width = -1))
  text <- gsub("Inf", "null", gsub("-Inf", "null", text))
  if (length(x) == 1) text else paste0("[", paste(text, collapse = ","), "]")
}
write(json(list(rankings = rankings, kendallExact = kendallExact, partials = partials, tables = tables, fits = fits,
  polychorics = polychorics)), commandArgs(TRUE)[1])
