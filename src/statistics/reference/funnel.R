# Reference values from R for funnel plots, exact tests and intervals of shares and rates.
# Run: Rscript src/statistics/reference/funnel.R src/statistics/reference/funnel.json
# Made with R 4.2.2, stats alone.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)
# Spiegelhalter (2005), appendix A.1.1: (r - alpha)/n, r = qbinom(p, n, rate).
lowerB <- function(p, n, t) { r <- qbinom(p, n, t); a <- (pbinom(r, n, t) - p) / (pbinom(r, n, t) - pbinom(r - 1, n, t)); max(0, (r - a) / n) }
upperB <- function(p, n, t) 1 - lowerB(p, n, 1 - t)   # the lower limit of what was not counted
lowerP <- function(p, m) { r <- qpois(p, m); a <- (ppois(r, m) - p) / (ppois(r, m) - ppois(r - 1, m)); max(0, r - a) }
upperP <- function(p, m) {   # counts have no mirror: the last r with P(R >= r) >= p, and the share of its chance beyond
  S <- function(r) ppois(r - 1, m, lower.tail = FALSE)
  r <- qpois(p, m, lower.tail = FALSE) + 2; while (S(r) < p) r <- r - 1
  r + (S(r) - p) / (S(r) - S(r + 1))
}
binomial <- lapply(list(c(50, .4), c(1, .3), c(2, .5), c(3, .85), c(5, .2), c(7, .03), c(19, .5), c(80, .72), c(100, .5), c(412, .055), c(1000, .001), c(25000, .63), c(1e6, .2)), function(x) {
  n <- x[1]; t <- x[2]
  list(n = n, rate = t, limits95 = c(lowerB(.025, n, t), upperB(.025, n, t)), limits998 = c(lowerB(.001, n, t), upperB(.001, n, t)))
})
poisson <- lapply(list(c(12.5, .8), c(1, .1), c(40, 2), c(310, .37), c(5, 0.01), c(2000, 3.3)), function(x) {
  d <- x[1]; t <- x[2]; m <- d * t
  list(denominator = d, rate = t, limits95 = c(lowerP(.025, m), upperP(.025, m)) / d, limits998 = c(lowerP(.001, m), upperP(.001, m)) / d)
})
means <- lapply(list(c(16, 4, 1), c(5, 4.21, .83), c(1, 0, 2.5)), function(x)
  list(n = x[1], rate = x[2], sd = x[3], limits95 = qnorm(c(.025, .975), x[2], x[3] / sqrt(x[1])), limits998 = qnorm(c(.001, .999), x[2], x[3] / sqrt(x[1]))))
tests <- lapply(list(c(1, 20, .3), c(0, 12, .2), c(12, 12, .8), c(6, 12, .5), c(0, 1, .5), c(37, 412, .055), c(801, 1000, .72), c(3, 3, .99)), function(x) {
  lower <- pbinom(x[1], x[2], x[3]); upper <- pbinom(x[1] - 1, x[2], x[3], lower.tail = FALSE)
  list(count = x[1], n = x[2], rate = x[3], lower = lower, upper = upper, p = min(1, 2 * min(lower, upper)))
})
poissonTests <- lapply(list(c(4, 10, 1), c(0, 3, .4), c(0, 12.5, .8), c(31, 40, .5), c(2, 2, 1)), function(x) {
  m <- x[2] * x[3]; lower <- ppois(x[1], m); upper <- ppois(x[1] - 1, m, lower.tail = FALSE)
  list(count = x[1], denominator = x[2], rate = x[3], lower = lower, upper = upper, p = min(1, 2 * min(lower, upper)))
})
wilson <- function(k, n) as.vector(suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int)
shares <- lapply(list(c(0, 10), c(10, 10), c(1, 1), c(0, 1), c(3, 8), c(56, 70), c(5, 412), c(12345, 25000)), function(x)
  list(count = x[1], n = x[2], interval = wilson(x[1], x[2])))
rates <- lapply(list(c(0, 10), c(4, 10), c(1, .5), c(37, 12.5), c(2310, 412)), function(x)
  list(count = x[1], denominator = x[2], interval = as.vector(poisson.test(x[1], x[2])$conf.int)))
# Newcombe (1998), method 10; the first rows are those of his table II (second less first, so signs are turned).
changes <- lapply(list(c(48, 80, 56, 70), c(3, 10, 9, 10), c(0, 10, 10, 10), c(0, 20, 0, 10), c(2, 84, 6, 7), c(28, 56, 29, 57)), function(x) {
  p1 <- x[1] / x[2]; p2 <- x[3] / x[4]; w1 <- wilson(x[1], x[2]); w2 <- wilson(x[3], x[4]); d <- p2 - p1
  list(first = x[1:2], second = x[3:4], difference = d,
    interval = c(d - sqrt((p2 - w2[1])^2 + (w1[2] - p1)^2), d + sqrt((w2[2] - p2)^2 + (p1 - w1[1])^2)))
})
phi <- function(v, d, rate, s) { z <- (v - rate) / (s / sqrt(d)); q <- quantile(z, c(.1, .9), type = 7); mean(pmin(pmax(z, q[1]), q[2])^2) }
spread <- function(beyond) {
  d <- round(runif(19, 20, 400)); theta <- plogis(qlogis(.55) + beyond * rnorm(19)); k <- rbinom(19, d, theta); rate <- sum(k) / sum(d)
  f <- phi(k / d, d, rate, sqrt(rate * (1 - rate)))
  list(count = k, denominator = d, rate = rate, phi = f, p = pchisq(19 * f, 19, lower.tail = FALSE))
}
counted <- { d <- runif(11, 5, 60); k <- rpois(11, .8 * d * exp(.5 * rnorm(11))); rate <- sum(k) / sum(d)
  list(count = k, denominator = d, rate = rate, phi = phi(k / d, d, rate, sqrt(rate))) }
meant <- { d <- round(runif(19, 5, 40)); m <- rnorm(19, 4.2, .9 / sqrt(d)); list(mean = m, n = d, rate = 4.2, sd = .9, phi = phi(m, d, 4.2, .9)) }
out <- list(binomial = binomial, poisson = poisson, means = means, tests = tests, poissonTests = poissonTests, shares = shares,
  rates = rates, changes = changes, spread = list(chance = spread(0), more = spread(.6), counted = counted, means = meant))
# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json) else formatC(x, digits = 17, format = "g", width = 1)
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(out), commandArgs(TRUE)[1])
