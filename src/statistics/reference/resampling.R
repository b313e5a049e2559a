# Reference values from R for resampling: synthetic data (seeded) and what own R code makes of them.
# Run: Rscript src/statistics/reference/resampling.R src/statistics/reference/resampling.json
# Made with R 4.2.2. Of sampled figures the expectation is what is kept, from so many draws that its own error is told.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)
orders <- function(v) if (length(v) == 1) matrix(v) else do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], orders(v[-i]))))
exact <- function(x, y) { P <- orders(seq_along(y)); r <- cor(x, y); all <- apply(P, 1, function(p) cor(x, y[p])); list(x = x, y = y, r = r, p = mean(abs(all) >= abs(r) - 1e-10)) }
sampled <- function(x, y, B = 400000) { r <- cor(x, y); b <- replicate(B, cor(x, sample(y))); list(x = x, y = y, r = r, p = mean(abs(b) >= abs(r) - 1e-10), pT = cor.test(x, y)$p.value, B = B) }
acceleration <- function(j) { d <- mean(j) - j; sum(d^3) / (6 * sum(d^2)^1.5) }
ends <- function(t0, t, j) {
  z0 <- qnorm((sum(t < t0) + .5 * sum(t == t0)) / length(t)); z <- qnorm(c(.025, .975)); a <- acceleration(j); q <- function(p) unname(quantile(t, p, type = 6))
  list(percentile = q(c(.025, .975)), biasCorrected = q(pnorm(2 * z0 + z)), accelerated = q(pnorm(z0 + (z0 + z) / (1 - a * (z0 + z)))))
}
boot_r <- function(x, y, B = 400000) {
  n <- length(x); t <- replicate(B, { i <- sample.int(n, n, TRUE); suppressWarnings(cor(x[i], y[i])) }); t <- t[!is.na(t)]
  j <- sapply(seq_len(n), function(i) cor(x[-i], y[-i])); c(list(x = x, y = y, r = cor(x, y), without = j), ends(cor(x, y), t, j))
}
x7 <- round(rnorm(7), 3); y7 <- round(.8 * x7 + .5 * rnorm(7), 3)
x8 <- c(1, 2, 2, 3, 4, 4, 5, 6); y8 <- c(2, 1, 3, 3, 3, 5, 4, 6)
x19 <- round(4 + .4 * rnorm(19), 3); y19 <- round(.7 + .1 * (.5 * (x19 - 4) / .4 + .9 * rnorm(19)), 4)
heavy <- x19; heavy[4] <- 6.5; heavyY <- y19; heavyY[4] <- 1.3
fixed <- round(rnorm(999, .3, .2), 6); jack <- round(.3 + .05 * rnorm(19)^2, 6)
out <- list(exact = list(seven = exact(x7, y7), ties = exact(x8, y8)), sampled = list(offices = sampled(x19, y19), heavy = sampled(heavy, heavyY)),
  bootstrap = list(offices = boot_r(x19, y19), heavy = boot_r(heavy, heavyY)),
  intervals = c(list(estimate = .28, replicates = fixed, leaveOneOut = jack), ends(.28, fixed, jack)))
# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.list(x) && !is.null(names(x))) return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json) else ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x)))
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(out), commandArgs(TRUE)[1])
