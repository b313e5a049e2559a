# What R makes of NIST StRD: mean, sd, acf, aov and lm on the data of nist-strd.json.
# Run: Rscript src/statistics/reference/nist-r.R
# Made with R 4.2.2. lm is asked to keep every column (tol = 1e-20): at its default it drops Filip's tenth power.
suppressPackageStartupMessages(library(jsonlite))
here <- "src/statistics/reference"
strd <- fromJSON(file.path(here, "nist-strd.json"), simplifyVector = FALSE)
number <- function(x) as.numeric(unlist(x))

univariate <- lapply(strd$univariate, function(set) {
  x <- number(set$values)
  list(mean = mean(x), standardDeviation = sd(x), autocorrelation = acf(x, lag.max = 1, plot = FALSE)$acf[2])
})

anovas <- lapply(strd$anovas, function(set) {
  groups <- if (!is.null(set$groups)) lapply(set$groups, number) else Map(function(middle, below, above)
    c(middle, rep(c(below, above), (set$size - 1) / 2)), set$middles, set$below, set$above)
  y <- unlist(groups)
  g <- factor(rep(seq_along(groups), lengths(groups)))
  t <- summary(aov(y ~ g))[[1]]
  list(between = t[1, "Sum Sq"], within = t[2, "Sum Sq"], meanSquareBetween = t[1, "Mean Sq"],
    meanSquareWithin = t[2, "Mean Sq"], residualStandardDeviation = sqrt(t[2, "Mean Sq"]), F = t[1, "F value"],
    etaSquared = t[1, "Sum Sq"] / (t[1, "Sum Sq"] + t[2, "Sum Sq"]))
})

regressions <- lapply(strd$regressions, function(set) {
  y <- number(set$outcome)
  X <- do.call(cbind, lapply(set$predictors, number))
  fit <- if (set$constant) lm(y ~ X, tol = 1e-20) else lm(y ~ X - 1, tol = 1e-20)
  s <- suppressWarnings(summary(fit))
  list(B = unname(s$coefficients[, 1]), standardErrors = unname(s$coefficients[, 2]),
    residualStandardDeviation = s$sigma, rSquared = s$r.squared, F = unname(s$fstatistic[1]))
})

json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0('"', names(x), '":', vapply(x, json, ""), collapse = ","), "}"))
  text <- formatC(as.numeric(x), digits = 17, format = "g", width = -1)
  if (length(x) == 1) text else paste0("[", paste(text, collapse = ","), "]")
}
# One coefficient is still a list of coefficients.
several <- function(text) gsub('"(B|standardErrors)":([^[,]+)', '"\\1":[\\2]', text)
write(several(json(list(univariate = univariate, anovas = anovas, regressions = regressions))),
  file.path(here, "nist-r.json"))
