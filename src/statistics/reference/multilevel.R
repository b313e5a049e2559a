# Reference values from lme4, lmerTest and pbkrtest for random-intercept models: synthetic data, seeded.
# Run: Rscript src/statistics/reference/multilevel.R src/statistics/reference/multilevel.json
# Made with R 4.2.2, lme4 1.1-31, lmerTest 3.1-3, pbkrtest 0.5.2.
suppressPackageStartupMessages({library(lme4); library(lmerTest)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 1e-2, rhoend = 1e-12, maxfun = 1e5), check.conv.singular = "ignore", calc.derivs = TRUE)
make <- function(sizes, tau, slope = .4, context = .3) {
  g <- rep(seq_along(sizes), sizes); N <- length(g); u <- rnorm(length(sizes))
  x <- round(3.8 + .5 * u[g] + .9 * rnorm(N), 2); z <- round(rnorm(N), 2)
  xb <- ave(x, g); y <- round(1 + slope * (x - xb) + (slope + context) * xb + .2 * z + tau * rnorm(length(sizes))[g] + .8 * rnorm(N), 2)
  data.frame(y, x, z, g)
}
fit_of <- function(d) {
  d$xb <- ave(d$x, d$g); d$xw <- d$x - d$xb; d$zb <- ave(d$z, d$g); d$zw <- d$z - d$zb; d$f <- factor(d$g)
  m <- lmerTest::lmer(y ~ xw + zw + xb + zb + (1 | f), d, REML = TRUE, control = tight)
  s <- coef(summary(m)); v <- as.data.frame(VarCorr(m))$vcov
  L <- c(0, -1, 0, 1, 0); ctx <- contest1D(m, L)
  c0 <- contest1D(m, c(1, 0, 0, mean(d$xb), mean(d$zb)))
  list(constant = list(B = c0[[1]], se = c0[[2]], df = c0[[3]], p = c0[[5]]), y = d$y, x = d$x, z = d$z, group = d$g, names = c("constant", "xw", "zw", "xb", "zb"), B = s[, 1], se = s[, 2], df = s[, 3], t = s[, 4], p = s[, 5],
    tau2 = v[1], sigma2 = v[2], logLik = as.numeric(logLik(m)), context = list(B = ctx[[1]], se = ctx[[2]], df = ctx[[3]], p = ctx[[5]]))
}
empty_of <- function(d) { d$f <- factor(d$g); m <- lmerTest::lmer(y ~ 1 + (1 | f), d, REML = TRUE, control = tight); v <- as.data.frame(VarCorr(m))$vcov; s <- coef(summary(m))
  list(B = s[1, 1], se = s[1, 2], df = s[1, 3], tau2 = v[1], sigma2 = v[2], logLik = as.numeric(logLik(m))) }
balanced <- make(rep(13, 19), .4); unbalanced <- make(c(5, 6, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 12, 14), .35)
singletons <- make(c(1, 1, 1, 6, 9, 12, 1, 8, 10, 15, 7), .5); flat <- make(c(6, 8, 10, 12, 9, 7, 11, 10), 0)
repeat { zero <- make(c(6, 8, 10, 12, 9, 7, 11, 10), 0); if (suppressMessages(as.data.frame(VarCorr(lme4::lmer(y ~ I(x - ave(x, g)) + I(z - ave(z, g)) + ave(x, g) + ave(z, g) + (1 | g), zero)))$vcov[1]) == 0) break }
sets <- list(balanced = balanced, unbalanced = unbalanced, singletons = singletons, small = flat, boundary = zero)
out <- lapply(sets, function(d) c(fit_of(d), list(empty = empty_of(d))))
json <- function(x) {
  if (is.list(x) && !is.null(names(x))) return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json) else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", as.numeric(x)))
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(list(sets = out)), commandArgs(TRUE)[1])
