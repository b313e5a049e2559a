# The same work as bench/whole-job.ts, in base R: read, score, alpha, correlations, regression, group means.
# Rscript bench/whole-job.R answers.csv
answers <- read.csv(commandArgs(trailingOnly = TRUE)[1])
scales <- split(sprintf("q%02d", 1:48), rep(1:8, each = 6))
score <- as.data.frame(lapply(scales, function(items) {
  x <- as.matrix(answers[items])
  ifelse(rowSums(!is.na(x)) >= 3, rowMeans(x, na.rm = TRUE), NA)
}))
names(score) <- sprintf("s%d", 1:8)
alpha <- sapply(scales, function(items) {
  x <- na.omit(answers[items]); v <- cov(x); k <- ncol(x)
  k / (k - 1) * (1 - sum(diag(v)) / sum(v))
})
pairs <- combn(names(score), 2)
r <- apply(pairs, 2, function(p) { t <- cor.test(score[[p[1]]], score[[p[2]]]); c(t$estimate, t$p.value, t$conf.int) })
fit <- summary(lm(s8 ~ ., data = score))
group <- anova(lm(score$s1 ~ factor(answers$age)))
pairwise <- pairwise.t.test(score$s1, answers$age, p.adjust.method = "bonferroni", pool.sd = TRUE)
cat(sprintf("%.12f %.12f %.12f %.12f\n", alpha[1], r[1, 1], fit$r.squared, group$`F value`[1]))
