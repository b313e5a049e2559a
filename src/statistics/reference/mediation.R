# Reference values from R for mediation: synthetic data (seeded), lavaan, multilevel's sobel and own bootstrap.
# Run: Rscript src/statistics/reference/mediation.R src/statistics/reference/mediation.json
# Made with R 4.2.2, lavaan 0.6-14, multilevel 2.7.
suppressPackageStartupMessages({library(lavaan); library(multilevel)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)
case <- function(x, m, y, B = 40000) {
  d <- data.frame(x, m, y); n <- nrow(d); s <- sobel(x, m, y)
  fit <- sem("m ~ a*x\ny ~ b*m + c*x\nab := a*b\ntotal := c + a*b", d)
  p <- parameterEstimates(fit); est <- function(l) p$est[p$label == l]
  stopifnot(abs(est("a") * est("b") - s$Indirect.Effect) < 1e-6)
  A <- coef(summary(lm(m ~ x))); Y <- coef(summary(lm(y ~ x + m))); C <- coef(summary(lm(y ~ x)))
  t0 <- A[2, 1] * Y[3, 1]
  t <- replicate(B, { i <- sample.int(n, n, TRUE); u <- x[i]; v <- m[i]; w <- y[i]; S <- cov(cbind(u, v, w))
    S[1, 2] / S[1, 1] * (S[2, 3] * S[1, 1] - S[1, 3] * S[1, 2]) / (S[1, 1] * S[2, 2] - S[1, 2]^2) })
  q <- function(p) unname(quantile(t, p, type = 6)); z0 <- qnorm(mean(t < t0)); z <- qnorm(c(.025, .975))
  list(x = x, m = m, y = y, a = A[2, ], b = Y[3, ], direct = Y[2, ], total = C[2, ], indirect = t0, sobel = s$SE, z = s$z.value,
    lavaan = c(est("a"), est("b"), est("c"), est("ab"), est("total")), percentile = q(c(.025, .975)), biasCorrected = q(pnorm(2 * z0 + z)))
}
# The same with covariates held still: lm and lavaan with them in both regressions; the bootstrap by lm.fit.
covaried <- function(x, m, y, Z, B = 40000) {
  d <- data.frame(x, m, y, Z); n <- nrow(d); z <- paste(colnames(Z), collapse = " + ")
  fit <- sem(sprintf("m ~ a*x + %s\ny ~ b*m + c*x + %s\nab := a*b\ntotal := c + a*b", z, z), d)
  p <- parameterEstimates(fit); est <- function(l) p$est[p$label == l]
  A <- coef(summary(lm(reformulate(c("x", colnames(Z)), "m"), d))); Y <- coef(summary(lm(reformulate(c("x", "m", colnames(Z)), "y"), d)))
  C <- coef(summary(lm(reformulate(c("x", colnames(Z)), "y"), d)))
  t0 <- A[2, 1] * Y[3, 1]; se <- sqrt(A[2, 1]^2 * Y[3, 2]^2 + Y[3, 1]^2 * A[2, 2]^2)
  X <- cbind(1, x, Z); M <- cbind(1, m, x, Z)
  t <- replicate(B, { i <- sample.int(n, n, TRUE); .lm.fit(X[i, ], m[i])$coefficients[2] * .lm.fit(M[i, ], y[i])$coefficients[2] })
  q <- function(p) unname(quantile(t, p, type = 6)); z0 <- qnorm(mean(t < t0)); zz <- qnorm(c(.025, .975))
  list(x = x, m = m, y = y, covariates = unname(lapply(seq_len(ncol(Z)), function(j) Z[, j])), a = A[2, ], b = Y[3, ], direct = Y[2, ], total = C[2, ],
    indirect = t0, sobel = se, z = t0 / se, lavaan = c(est("a"), est("b"), est("c"), est("ab"), est("total")),
    percentile = q(c(.025, .975)), biasCorrected = q(pnorm(2 * z0 + zz)))
}
x <- round(3.8 + rnorm(180), 2); m <- round(2 + .5 * x + .8 * rnorm(180), 2); y <- round(1 + .4 * m + .1 * x + .9 * rnorm(180), 2)
xs <- round(4 + .4 * rnorm(19), 3); ms <- round(.6 * xs + .3 * rnorm(19), 3); ys <- round(.5 * ms + .3 * rnorm(19), 3)
xn <- round(rnorm(60), 2); mn <- round(rnorm(60), 2); yn <- round(.3 * xn + rnorm(60), 2)
out <- list(people = case(x, m, y), offices = case(xs, ms, ys), nothing = case(xn, mn, yn))
z1 <- round(rnorm(140), 2); z2 <- rbinom(140, 1, .4); xc <- round(.7 * z1 + rnorm(140), 2); mc <- round(.4 * xc + .8 * z1 + .3 * z2 + rnorm(140), 2)
yc <- round(.3 * mc + .1 * xc + .6 * z1 + rnorm(140), 2)
out$covaried <- covaried(xc, mc, yc, cbind(z1 = z1, z2 = z2))
json <- function(x) {
  if (is.list(x) && !is.null(names(x))) return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json) else sprintf("%.17g", as.numeric(x))
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(out), commandArgs(TRUE)[1])
