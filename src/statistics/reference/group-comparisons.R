# Reference values from R for the comparison of groups: synthetic data (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/group-comparisons.R src/statistics/reference/group-comparisons.json
# Made with R 4.2.2, car 3.1-1.
suppressPackageStartupMessages(library(car))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20260311)

t_of <- function(test, difference) list(difference = difference, standardError = unname(test$stderr),
  t = unname(test$statistic), degreesOfFreedom = unname(test$parameter), pValue = test$p.value,
  confidenceInterval = as.numeric(test$conf.int))
root <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-14, maxiter = 10000)$root
d_interval <- function(t, df, unit) unit * c(
  root(function(x) pt(t, df, x, lower.tail = FALSE) - .025, t - 8, t + 8),
  root(function(x) pt(t, df, x) - .025, t - 8, t + 8))

compare_all <- function(v, g) {
  f <- factor(g); n <- as.vector(tapply(v, f, length)); m <- as.vector(tapply(v, f, mean)); s <- as.vector(tapply(v, f, sd))
  k <- nlevels(f); N <- length(v); ab <- t(combn(k, 2)); a <- ab[, 1]; b <- ab[, 2]
  table <- summary(aov(v ~ f))[[1]]; mse <- table[2, 3]; df <- table[2, 1]; Fv <- table[1, 4]
  difference <- m[a] - m[b]; se <- sqrt(mse * (1 / n[a] + 1 / n[b])); t <- difference / se
  plain <- 2 * pt(-abs(t), df)
  from_r <- pairwise.t.test(v, f, p.adjust.method = "holm", pool.sd = TRUE)$p.value[cbind(b - 1, a)]
  stopifnot(isTRUE(all.equal(unname(from_r), p.adjust(plain, "holm"), tolerance = 1e-12)))
  hsd <- TukeyHSD(aov(v ~ f))$f
  stopifnot(isTRUE(all.equal(unname(hsd[, "diff"]), -difference)))
  u <- s^2 / n; own <- sqrt(u[a] + u[b]); own_df <- (u[a] + u[b])^2 / (u[a]^2 / (n[a] - 1) + u[b]^2 / (n[b] - 1))
  own_half <- qtukey(.95, k, own_df) / sqrt(2) * own
  scheffe_half <- sqrt((k - 1) * qf(.95, k - 1, df)) * se
  welch <- oneway.test(v ~ f)
  levene <- function(center) { x <- leveneTest(v ~ f, center = center); list(F = x[1, 2], df = x$Df, pValue = x[1, 3]) }
  kw <- kruskal.test(v, f); r <- rank(v); mr <- as.vector(tapply(r, f, mean)); ties <- table(v); T <- sum(ties^3 - ties)
  dunn_se <- sqrt((N * (N + 1) / 12 - T / (12 * (N - 1))) * (1 / n[a] + 1 / n[b])); z <- (mr[a] - mr[b]) / dunn_se
  dunn <- 2 * pnorm(-abs(z))
  low <- if (pf(Fv, k - 1, df, lower.tail = FALSE) > .025) 0 else
    root(function(x) pf(Fv, k - 1, df, x, lower.tail = FALSE) - .025, 0, 20 * Fv * k)
  high <- root(function(x) pf(Fv, k - 1, df, x) - .025, 0, 20 * Fv * k + 50)
  one <- v[f == levels(f)[1]]; two <- v[f == levels(f)[2]]
  student <- t.test(one, two, var.equal = TRUE); unit <- sqrt(1 / n[1] + 1 / n[2]); td <- unname(student$statistic); m2 <- n[1] + n[2] - 2
  J <- exp(lgamma(m2 / 2) - log(m2 / 2) / 2 - lgamma((m2 - 1) / 2))
  mw <- wilcox.test(one, two, exact = FALSE, correct = TRUE)
  list(values = v, group = g, keys = levels(f),
    student = t_of(student, m[1] - m[2]), welchT = t_of(t.test(one, two), m[1] - m[2]),
    d = td * unit, g = J * td * unit, intervalOfD = d_interval(td, m2, unit),
    mannWhitney = list(U = unname(mw$statistic), pValue = mw$p.value),
    welch = list(F = unname(welch$statistic), df = unname(welch$parameter), pValue = welch$p.value),
    leveneMean = levene(mean), leveneMedian = levene(median),
    F = Fv, df = c(k - 1, df), etaSquared = table[1, 2] / sum(table[, 2]),
    omegaSquared = max(0, (table[1, 2] - (k - 1) * mse) / (sum(table[, 2]) + mse)), interval = c(low, high) / (c(low, high) + N),
    difference = difference, standardError = se, holm = p.adjust(plain, "holm"),
    tukey = list(p = unname(hsd[, "p adj"]), low = -unname(hsd[, "upr"]), high = -unname(hsd[, "lwr"])),
    gamesHowell = list(standardError = own, df = own_df, p = ptukey(abs(difference / own) * sqrt(2), k, own_df, lower.tail = FALSE),
      low = difference - own_half, high = difference + own_half),
    scheffe = list(p = pf(t^2 / (k - 1), k - 1, df, lower.tail = FALSE), low = difference - scheffe_half, high = difference + scheffe_half),
    kruskal = list(H = unname(kw$statistic), df = unname(kw$parameter), pValue = kw$p.value),
    dunn = list(z = z, se = dunn_se, holm = p.adjust(dunn, "holm"), bonferroni = p.adjust(dunn, "bonferroni")))
}
answers <- function(n, mean, sd) pmin(pmax(round(rnorm(n, mean, sd)), 1), 6)
sets <- list(
  likert = compare_all(c(answers(60, 3.6, 1), answers(45, 4.1, 1.2), answers(50, 4.2, .8)), rep(c("a", "b", "c"), c(60, 45, 50))),
  unlikeSpread = compare_all(round(c(rnorm(12, 5, 1), rnorm(30, 6, 4), rnorm(18, 5.5, 2), rnorm(25, 8, .5)), 3), rep(c("w", "x", "y", "z"), c(12, 30, 18, 25))),
  two = compare_all(round(c(rnorm(9, 1), rnorm(14, 1.8)), 2), rep(c("p", "q"), c(9, 14))),
  nothing = compare_all(round(rnorm(40), 2), rep(c("a", "b", "c", "d"), 10)))
x <- answers(30, 4, 1.2); y <- pmin(6, pmax(1, x + sample(-1:2, 30, TRUE))); x[4] <- NA; y[17] <- NA
paired <- t.test(x, y, paired = TRUE); used <- complete.cases(x, y)
p <- c(runif(20)^3, 0, 1, .03, .03, 1e-300)
out <- list(sets = sets, holm = list(p = p, adjusted = p.adjust(p, "holm")),
  paired = c(list(x = x, y = y, n = sum(used)), t_of(paired, unname(paired$estimate))))

# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", as.numeric(x)))
  if (is.list(x) || length(x) != 1 || inherits(x, "AsIs")) paste0("[", paste(items, collapse = ","), "]") else items
}
# Pairs of two groups are lists of one.
for (i in seq_along(out$sets)) for (name in c("difference", "standardError", "holm")) out$sets[[i]][[name]] <- I(out$sets[[i]][[name]])
for (i in seq_along(out$sets)) for (name in c("tukey", "gamesHowell", "scheffe", "dunn"))
  out$sets[[i]][[name]] <- lapply(out$sets[[i]][[name]], I)
write(json(out), commandArgs(TRUE)[1])
