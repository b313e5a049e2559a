# Reference values from R for aggregation: synthetic data (seeded), and bh1996 of the package multilevel as group summaries.
# Run: Rscript src/statistics/reference/aggregation.R src/statistics/reference/aggregation.json
# Made with R 4.2.2, multilevel 2.7.
suppressPackageStartupMessages({library(multilevel); library(nlme)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)
answers <- function(x) pmin(pmax(round(x), 1), 6)
make <- function(sizes, between, items, within = 1) {
  g <- rep(seq_along(sizes), sizes); N <- length(g)
  common <- 3.8 + between * rnorm(length(sizes))[g] + within * rnorm(N)
  list(group = g, items = lapply(seq_len(items), function(j) answers(common + .7 * rnorm(N))))
}
icc <- function(y, g) {
  f <- factor(g); keep <- !is.na(y); y <- y[keep]; f <- droplevels(f[keep])
  a <- aov(y ~ f); t <- summary(a)[[1]]; n <- as.vector(table(f)); N <- sum(n); k <- length(n)
  k0 <- (N - sum(n^2) / N) / (k - 1); Fv <- t[1, 4]; d <- t[, 1]
  of <- function(F) (F - 1) / (F + k0 - 1)
  list(icc1 = ICC1(a), icc2 = ICC2(a), F = Fv, df = d, p = t[1, 5], k0 = k0, icc1Unequal = of(Fv),
    interval = c(of(Fv / qf(.975, d[1], d[2])), of(Fv / qf(.025, d[1], d[2]))))
}
case <- function(d) {
  d$items <- lapply(d$items, as.numeric); X <- as.data.frame(d$items); names(X) <- paste0("i", seq_along(X)); score <- rowMeans(X)
  j <- rwg.j(X, d$group, ranvar = (6^2 - 1) / 12); s <- rwg.j(X, d$group, ranvar = 1.85); one <- rwg(X[[1]], d$group, ranvar = (6^2 - 1) / 12)
  list(group = d$group, items = d$items, score = score, icc = icc(score, d$group),
    keys = as.numeric(j$grpid), uniform = j$rwg.j, skewed = s$rwg.j, single = one$rwg, sizes = j$gsize)
}
balanced <- make(rep(12, 8), .5, 4)
unbalanced <- make(c(5, 7, 9, 12, 14, 18, 25, 31, 6, 11), .4, 5)
singletons <- make(c(1, 1, 6, 9, 1, 12, 2, 8), .6, 3)
gaps <- make(c(8, 11, 15, 20), .7, 3)
gaps$items[[2]][c(3, 17, 40)] <- NA
unlike <- make(c(6, 8, 10), 0, 3, within = 3)      # more spread than chance: r_wg clipped to 0
alike <- make(c(6, 8, 10), .8, 2); alike$items <- lapply(alike$items, function(x) { x[alike$group == 2] <- 4; x })  # zero variance in one group
model <- lme(score ~ 1, random = ~ 1 | g, data.frame(score = rowMeans(as.data.frame(unbalanced$items)), g = unbalanced$group))
means <- gmeanrel(model)
data(bh1996)
summaries <- function(y) { s <- aggregate(y, list(bh1996$GRP), function(x) c(length(x), mean(x), sd(x)))$x; a <- aov(y ~ factor(bh1996$GRP)); list(n = s[, 1], mean = s[, 2], sd = s[, 3], icc1 = ICC1(a), icc2 = ICC2(a)) }
out <- list(
  sets = list(balanced = case(balanced), unbalanced = case(unbalanced), singletons = case(singletons), gaps = case(gaps), unlike = case(unlike), alike = case(alike)),
  reliability = list(icc = means$ICC, sizes = means$GrpSize, values = means$MeanRel),
  bh1996 = list(WBEING = summaries(bh1996$WBEING), HRS = summaries(bh1996$HRS)))
# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else formatC(x, digits = 17, format = "g", width = 1))
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(out), commandArgs(TRUE)[1])
