# Reference values from R for two-way analysis of variance, paired measurements, exact rank tests and fit to shares:
# synthetic data (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/factorial-and-paired.R src/statistics/reference/factorial-and-paired.json
# Made with R 4.2.2, car 3.1-1.
suppressPackageStartupMessages(library(car))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20260912)
options(contrasts = c("contr.sum", "contr.poly"))
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14, maxiter = 10000)$root

effect_of <- function(table, row, n) {
  SS <- table[row, "Sum Sq"]; df <- table[row, "Df"]; F <- table[row, "F value"]; res <- nrow(table); df2 <- table[res, "Df"]
  low <- if (pf(F, df, df2, lower.tail = FALSE) > .025) 0 else root(function(x) pf(F, df, df2, x, lower.tail = FALSE) - .025, 0, 20 * F * df + 50)
  high <- if (pf(F, df, df2) < .025) 0 else root(function(x) pf(F, df, df2, x) - .025, 0, 20 * F * df + 50)
  list(sumOfSquares = SS, df = df, F = F, pValue = table[row, "Pr(>F)"], partialEta = SS / (SS + table[res, "Sum Sq"]),
    partialOmega = max(0, df * (F - 1) / (df * (F - 1) + n)), interval = c(low, high) / (c(low, high) + n))
}
# Estimated means by the model matrix and vcov; levels weigh alike.
means_of <- function(fit, A, B) {
  grid <- expand.grid(b = levels(B), a = levels(A))[, c("a", "b")]; grid$a <- factor(grid$a, levels(A)); grid$b <- factor(grid$b, levels(B))
  X <- model.matrix(delete.response(terms(fit)), grid, contrasts.arg = list(a = "contr.sum", b = "contr.sum"))
  est <- function(L) list(mean = as.vector(L %*% coef(fit)), se = sqrt(diag(L %*% vcov(fit) %*% t(L))))
  average <- function(g) t(sapply(levels(g$by), function(l) colMeans(X[g$by == l, , drop = FALSE])))
  list(cells = est(X), first = est(average(list(by = grid$a))), second = est(average(list(by = grid$b))))
}
# R's own least squares lose digits beside a large offset; sums of squares do not depend on it, so it is taken out first.
two_way <- function(values, a, b, offset = 0) {
  y <- values - offset; a_keys <- a; b_keys <- b; a <- factor(a); b <- factor(b); n <- length(y)
  additive <- lm(y ~ a + b); II0 <- as.data.frame(Anova(additive, type = 2))
  out <- list(values = values, offset = offset, a = a_keys, b = b_keys, n = n,
    additive = list(first = effect_of(II0, 1, n), second = effect_of(II0, 2, n),
      residual = list(sumOfSquares = II0[3, 1], df = II0[3, 2]), means = means_of(additive, a, b)))
  if (all(table(a, b) > 0)) {
    full <- lm(y ~ a * b); II <- as.data.frame(Anova(full, type = 2)); III <- as.data.frame(Anova(full, type = 3))[-1, ]
    mse <- II[4, 1] / II[4, 2]; df <- II[4, 2]
    m <- tapply(y, list(a, b), mean); k <- tapply(y, list(a, b), length)
    simple <- lapply(seq_len(ncol(m)), function(j) {
      here <- m[, j]; size <- k[, j]; centre <- sum(size * here) / sum(size)
      ab <- t(combn(length(here), 2)); d <- here[ab[, 1]] - here[ab[, 2]]; se <- sqrt(mse * (1 / size[ab[, 1]] + 1 / size[ab[, 2]]))
      list(F = sum(size * (here - centre)^2) / (length(here) - 1) / mse, difference = I(unname(d)), se = I(unname(se)), p = 2 * pt(-abs(unname(d / se)), df))
    })
    # The same F from a linear hypothesis of the cell-means model.
    cellmeans <- lm(y ~ 0 + interaction(a, b)); A <- nlevels(a)
    for (j in seq_along(simple)) {
      H <- t(sapply(2:A, function(i) { v <- numeric(A * nlevels(b)); v[(j - 1) * A + 1] <- 1; v[(j - 1) * A + i] <- -1; v }))
      stopifnot(isTRUE(all.equal(linearHypothesis(cellmeans, H)[2, "F"], simple[[j]]$F, tolerance = 1e-9)))
    }
    Fs <- sapply(simple, function(s) s$F); ps <- unlist(lapply(simple, function(s) s$p))
    out$full <- list(II = list(first = effect_of(II, 1, n), second = effect_of(II, 2, n), interaction = effect_of(II, 3, n)),
      III = list(first = effect_of(III, 1, n), second = effect_of(III, 2, n), interaction = effect_of(III, 3, n)),
      residual = list(sumOfSquares = II[4, 1], df = II[4, 2]), means = means_of(full, a, b),
      simple = list(F = Fs, p = p.adjust(pf(Fs, nlevels(a) - 1, df, lower.tail = FALSE), "holm"),
        difference = unlist(lapply(simple, function(s) s$difference)), se = unlist(lapply(simple, function(s) s$se)), pairs = p.adjust(ps, "holm")))
  }
  out
}
answers <- function(mean, sd = 1.1) pmin(pmax(round(rnorm(length(mean), mean, sd)), 1), 6)
unbalanced <- local({ a <- sample(c("leader", "staff", "other"), 240, TRUE, c(.15, .6, .25)); b <- sample(1:4, 240, TRUE, c(.15, .3, .4, .15))
  list(y = answers(2.6 + .5 * (a == "leader") + .1 * b + .3 * (a == "staff") * b), a = a, b = b) })
balanced <- local({ g <- expand.grid(k = 1:8, a = c("x", "y"), b = c("p", "q", "r")); list(y = round(rnorm(48, 10 + 2 * (g$a == "x") * (g$b == "p")), 3), a = as.character(g$a), b = as.character(g$b)) })
offset <- local({ a <- rep(c("f", "m"), c(25, 12)); b <- c(rep(c("u", "v"), c(20, 5)), rep(c("u", "v"), c(3, 9))); list(y = 1e5 + round(rnorm(37, .3 * (a == "f")), 4), a = a, b = b, offset = 1e5) })
holes <- local({ a <- rep(1:3, c(20, 15, 12)); b <- c(sample(1:3, 20, TRUE), sample(2:3, 15, TRUE), sample(c(1, 3), 12, TRUE)); list(y = round(rnorm(47, a + b / 2), 2), a = a, b = b) })
anovas <- lapply(list(unbalanced = unbalanced, balanced = balanced, offset = offset, holes = holes), function(s) two_way(s$y, s$a, s$b, if (is.null(s$offset)) 0 else s$offset))

# Paired: intervals by the noncentral t; exact p given ties by every sign.
brute_signs <- function(d) { d <- d[d != 0]; r <- rank(abs(d)); signs <- as.matrix(expand.grid(rep(list(0:1), length(d)))); W <- as.vector(signs %*% r)
  v <- sum(r[d > 0]); mean(abs(W - sum(r) / 2) >= abs(v - sum(r) / 2) - 1e-9) }
paired <- function(x, y) {
  ok <- complete.cases(x, y); u <- x[ok]; v <- y[ok]; d <- u - v; n <- length(d); dz <- mean(d) / sd(d); t <- dz * sqrt(n)
  sav <- sqrt((var(u) + var(v)) / 2); m <- n - 1; J <- exp(lgamma(m / 2) - log(m / 2) / 2 - lgamma((m - 1) / 2))
  # R's pt is only sure up to a noncentrality of 37.62.
  ncp <- suppressWarnings(c(root(function(k) pt(t, m, k, lower.tail = FALSE) - .025, t - 8, t + 8), root(function(k) pt(t, m, k) - .025, t - 8, t + 8)))
  w <- suppressWarnings(wilcox.test(u, v, paired = TRUE, exact = FALSE)); tied <- any(duplicated(abs(d[d != 0]))) || any(d == 0)
  list(x = x, y = y, n = n, dz = dz, intervalOfDz = ncp / sqrt(n), dav = mean(d) / sav, gav = J * mean(d) / sav,
    intervalOfGav = J * ncp / sqrt(n) * sd(d) / sav, unchanged = sum(d == 0), V = unname(w$statistic), pValue = w$p.value,
    exact = if (!tied) wilcox.test(u, v, paired = TRUE, exact = TRUE)$p.value else if (sum(d != 0) <= 18) brute_signs(d) else NULL)
}
x <- answers(rep(4.4, 40)); y <- answers(x - .5, .9); x[3] <- NA; y[11] <- NA
a <- answers(rep(3.5, 15)); b <- answers(rep(3, 15))
pairs <- list(likert = paired(x, y), smallTied = paired(a, b), untied = paired(round(rnorm(24, .4), 4), round(rnorm(24), 4)),
  many = paired(round(rnorm(80, .1), 4), round(rnorm(80), 4)))

brute_sums <- function(x, y) { r <- rank(c(x, y)); sums <- combn(length(r), length(x), function(i) sum(r[i])); w <- sum(r[seq_along(x)]); middle <- length(x) * mean(r)
  mean(abs(sums - middle) >= abs(w - middle) - 1e-9) }
superiority <- function(x, y) { V <- outer(x, y, function(u, v) (u > v) + (u == v) / 2); p <- mean(V)
  se <- sqrt(var(rowMeans(V)) / length(x) + var(colMeans(V)) / length(y)); plogis(qlogis(p) + c(-1, 1) * qnorm(.975) * se / (p * (1 - p))) }
two_groups <- function(x, y) { tied <- any(duplicated(c(x, y)))
  list(x = x, y = y, interval = superiority(x, y), exact = if (tied) brute_sums(x, y) else wilcox.test(x, y, exact = TRUE)$p.value) }
ranks <- list(tied = two_groups(answers(rep(3, 8)), answers(rep(4, 10))), untied = two_groups(round(rnorm(18, .8), 4), round(rnorm(25), 4)),
  uneven = two_groups(answers(rep(3, 5)), answers(rep(3.4, 14))))

# pchisq(ncp) stops at about 1e-12 of the probability.
chi_interval <- function(x, df, n) sqrt(c(
  if (pchisq(x, df, lower.tail = FALSE) >= .025) 0 else root(function(l) pchisq(x, df, l, lower.tail = FALSE) - .025, 0, 10 * x + 50),
  if (pchisq(x, df) <= .025) 0 else root(function(l) pchisq(x, df, l) - .025, 0, 10 * x + 50)) / n)
fit <- function(counts, shares = rep(1 / length(counts), length(counts))) { test <- suppressWarnings(chisq.test(counts, p = shares))
  list(counts = counts, shares = shares, chiSquared = unname(test$statistic), pValue = test$p.value, residuals = as.vector(test$stdres), w = sqrt(unname(test$statistic) / sum(counts)),
    interval = chi_interval(unname(test$statistic), length(counts) - 1, sum(counts))) }
crossed <- function(counts) { test <- suppressWarnings(chisq.test(counts, correct = FALSE)); k <- min(dim(counts)) - 1; n <- sum(counts)
  list(counts = lapply(seq_len(nrow(counts)), function(i) counts[i, ]), interval = pmin(1, chi_interval(unname(test$statistic), unname(test$parameter), n * k))) }
fits <- list(uniform = fit(c(18, 31, 25, 40)), known = fit(c(12, 45, 60, 33, 5), c(.15, .25, .3, .2, .1)), small = fit(c(1, 2, 0, 9), c(.1, .2, .3, .4)))

# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", as.numeric(x)))
  if (is.list(x) || length(x) != 1 || inherits(x, "AsIs")) paste0("[", paste(items, collapse = ","), "]") else items
}
tables <- list(strong = crossed(matrix(c(30, 5, 4, 6, 40, 9, 3, 8, 35), 3)), weak = crossed(matrix(c(20, 22, 18, 25, 19, 21), 2)), wide = crossed(matrix(c(12, 4, 7, 9, 15, 3, 8, 20), 2)))
write(json(list(tables = tables, anovas = anovas, pairs = pairs, ranks = ranks, fits = fits)), commandArgs(TRUE)[1])
