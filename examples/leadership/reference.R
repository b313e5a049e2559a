# Reference values for examples/leadership, base R only. From the project's root:
#   Rscript examples/leadership/reference.R ../shared/data/leadership-2002.csv > examples/leadership/reference.json
# Groups under fifteen people are left out of the printed means and of the test, as in the report.
answers <- read.csv(commandArgs(trailingOnly = TRUE)[1])
items <- list(
  leadership = sprintf("LEAD%02d", 1:11),
  taskSignificance = sprintf("TSIG%02d", 1:3),
  hostility = sprintf("HOSTIL%02d", 1:5))
number <- function(x) paste(formatC(x, digits = 17, format = "g"), collapse = ", ")
list_of <- function(x) paste0("[", number(x), "]")

alpha <- function(columns) {
  x <- na.omit(answers[columns]); k <- ncol(x); n <- nrow(x)
  of <- function(y) { k <- ncol(y); v <- cov(y); k / (k - 1) * (1 - sum(diag(v)) / sum(v)) }
  a <- of(x)
  # Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11, p. 95.
  ci <- c(1 - (1 - a) * qf(.975, n - 1, (n - 1) * (k - 1)), 1 - (1 - a) * qf(.025, n - 1, (n - 1) * (k - 1)))
  fit <- factanal(x, 1, control = list(nstart = 5, opt = list(factr = 1e2, maxit = 10000)))
  s <- sapply(x, sd); l <- as.numeric(fit$loadings); u <- fit$uniquenesses
  omega <- sum(s * l)^2 / (sum(s * l)^2 + sum(s^2 * u))
  dropped <- sapply(seq_len(k), function(i) of(x[-i]))
  rest <- sapply(seq_len(k), function(i) cor(x[[i]], rowSums(x[-i])))
  sprintf('{"n": %d, "alpha": %s, "ci": %s, "omega": %s, "dropped": %s, "itemTotal": %s}',
    n, number(a), list_of(ci), number(omega), list_of(dropped), list_of(rest))
}
score <- data.frame(lapply(items, function(columns) {
  x <- as.matrix(answers[columns])
  ifelse(rowSums(!is.na(x)) >= ncol(x) / 2, rowMeans(x, na.rm = TRUE), NA)
}))
describe <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); m <- mean(x); s <- sd(x)
  sprintf('{"n": %d, "mean": %s, "sd": %s, "ci": %s}', n, number(m), number(s),
    list_of(m + c(-1, 1) * qt(.975, n - 1) * s / sqrt(n)))
}
correlate <- function(x, y) {
  t <- cor.test(score[[x]], score[[y]])
  sprintf('{"x": "%s", "y": "%s", "n": %d, "r": %s, "ci": %s, "p": %s}', x, y, t$parameter + 2L,
    number(t$estimate), list_of(t$conf.int), number(2 * pt(-abs(t$statistic), t$parameter)))
}
fit <- lm(hostility ~ leadership + taskSignificance, data = score); s <- summary(fit)
used <- na.omit(score)
beta <- c(NA, coef(fit)[-1] * sapply(used[names(coef(fit))[-1]], sd) / sd(used$hostility))
vif <- 1 / (1 - cor(used$leadership, used$taskSignificance)^2)
term <- function(i) sprintf(
  '{"B": %s, "se": %s, "beta": %s, "t": %s, "p": %s, "ci": %s}', number(coef(fit)[i]), number(s$coefficients[i, 2]),
  if (is.na(beta[i])) "null" else number(beta[i]), number(s$coefficients[i, 3]), number(s$coefficients[i, 4]),
  list_of(confint(fit)[i, ]))

group <- factor(answers$COMPID)
by <- split(score$leadership[!is.na(score$leadership)], group[!is.na(score$leadership)])
shown <- by[sapply(by, length) >= 15]
compared <- group %in% names(shown)
a <- anova(lm(score$leadership[compared] ~ droplevels(group[compared])))

cat('{\n"source": "R', as.character(getRversion()), ', examples/leadership/reference.R",\n')
cat('"reliability": {', paste(sprintf('"%s": %s', names(items), sapply(items, alpha)), collapse = ",\n"), '},\n')
cat('"descriptions": {', paste(sprintf('"%s": %s', names(score), sapply(score, describe)), collapse = ",\n"), '},\n')
cat('"correlations": [', correlate("leadership", "taskSignificance"), ",\n", correlate("leadership", "hostility"), ",\n",
  correlate("taskSignificance", "hostility"), '],\n')
f <- s$fstatistic
cat('"regression": {"n":', nrow(used), ', "r2":', number(s$r.squared), ', "adjustedR2":', number(s$adj.r.squared),
  ', "F":', number(f[1]), ', "df":', list_of(f[2:3]), ', "p":', number(pf(f[1], f[2], f[3], lower.tail = FALSE)),
  ', "residualSd":', number(s$sigma), ', "vif":', number(vif), ', "terms": [', paste(sapply(1:3, term), collapse = ",\n"), ']},\n')
cat('"groups": {"F":', number(a$`F value`[1]), ', "df":', list_of(a$Df), ', "p":', number(a$`Pr(>F)`[1]),
  ', "etaSquared":', number(a$`Sum Sq`[1] / sum(a$`Sum Sq`)), ', "shown": {',
  paste(sprintf('"%s": %s', names(shown), sapply(shown, describe)), collapse = ",\n"), '}}\n}\n')
