# Reference values from R's lavaan for src/statistics/confirmatory: Holzinger and Swineford's tests of 301 pupils
# (public, ships with lavaan) and seeded 6-point answers.
# Run: Rscript src/statistics/reference/confirmatory.R src/statistics/reference/confirmatory.json
# Made with R 4.2.2, lavaan 0.6-14.
suppressPackageStartupMessages(library(lavaan))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(19391970)

# One group: Gauss-Newton until nothing moves. Where it does not get there, and for several groups, which it cannot do:
# nlminb to its last bit, which it then calls "false convergence"; told to count as converged, good for some six digits.
steepness <- function(fit) max(abs(lavInspect(fit, "gradient")))
cfa <- function(model, data, ..., group = NULL) {
  slow <- function() suppressWarnings(lavaan::cfa(model, data, ..., group = group, optim.force.converged = TRUE,
    control = list(eval.max = 1e5, iter.max = 2e4, rel.tol = 1e-15, x.tol = 1e-14, sing.tol = 1e-20)))
  if (!is.null(group)) return(slow())
  fit <- suppressWarnings(lavaan::cfa(model, data, ..., optim.method = "GN", optim.gn.tol.x = 1e-13, optim.gn.iter.max = 1000L))
  if (lavInspect(fit, "converged") && steepness(fit) < 1e-9) fit else slow()
}
packed <- function(d) unname(lapply(d, function(x) unname(x)))
digits <- function(d) unname(sapply(d, function(x) paste(x, collapse = "")))
measures <- c("npar", "chisq", "df", "pvalue", "baseline.chisq", "baseline.df", "cfi", "tli", "rmsea", "rmsea.ci.lower",
  "rmsea.ci.upper", "rmsea.pvalue", "srmr", "aic", "bic", "logl", "unrestricted.logl")
scaled <- c("chisq.scaled", "df.scaled", "pvalue.scaled", "chisq.scaling.factor", "baseline.chisq.scaled",
  "baseline.chisq.scaling.factor", "cfi.robust", "tli.robust", "rmsea.robust", "rmsea.ci.lower.robust",
  "rmsea.ci.upper.robust", "rmsea.ci.lower.scaled", "rmsea.ci.upper.scaled", "rmsea.scaled", "cfi.scaled", "tli.scaled")
fit_of <- function(fit, which = measures) as.list(fitMeasures(fit, which))
estimates <- function(fit) {
  pe <- parameterEstimates(fit); sd <- standardizedSolution(fit)
  pe <- pe[pe$op %in% c("=~", "~~", "~1"), ]
  key <- paste(sd$lhs, sd$op, sd$rhs, if (is.null(sd$group)) 1 else sd$group)
  at <- match(paste(pe$lhs, pe$op, pe$rhs, if (is.null(pe$group)) 1 else pe$group), key)
  data.frame(lhs = pe$lhs, op = pe$op, rhs = pe$rhs, group = if (is.null(pe$group)) 1 else pe$group,
    estimate = pe$est, se = pe$se, z = pe$z, p = pe$pvalue, low = pe$ci.lower, high = pe$ci.upper,
    standardised = sd$est.std[at], standardisedSe = sd$se[at])
}
indices <- function(fit) {
  m <- modindices(fit); m <- m[order(-m$mi), ]
  data.frame(lhs = m$lhs, op = m$op, rhs = m$rhs, mi = m$mi, epc = m$epc, standardised = m$sepc.all)
}
confirm <- function(model, data, columns, factors, robust = FALSE, heywood = FALSE, ...) {
  fit <- cfa(model, data, std.lv = TRUE, ...)
  marker <- cfa(model, data, ...)
  out <- list(columns = columns, factors = factors, steepness = steepness(fit), fit = fit_of(fit), estimates = estimates(fit),
    marker = estimates(marker), rSquared = as.list(inspect(fit, "r2")))
  if (!heywood) out$modification <- head(indices(fit), 40)
  if (robust) {
    mlm <- cfa(model, data, std.lv = TRUE, estimator = "MLM", ...)
    out$robust <- list(fit = fit_of(mlm, scaled), estimates = estimates(mlm))
  }
  out
}

# --- Holzinger and Swineford ------------------------------------------------------------------------------------
hs <- HolzingerSwineford1939; tests <- paste0("x", 1:9)
three <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
mixed <- list(visual = 1:3, textual = 4:6, speed = 7:9)
school <- list(values = packed(hs[tests]), school = as.character(hs$school))

# --- 600 answers to 18 statements in 6 steps, four scales, skewed, from three kinds of office --------------------
agreement <- function(x) pmin(pmax(round(x), 1), 6)
kind <- rep(c("city", "town", "country"), c(290, 190, 120))
R <- matrix(c(1, .5, .4, .3, .5, 1, .6, .2, .4, .6, 1, .45, .3, .2, .45, 1), 4)
f <- matrix(rnorm(600 * 4), 600) %*% chol(R)
f[kind == "town", 1] <- f[kind == "town", 1] + .4; f[kind == "country", 3] <- f[kind == "country", 3] * 1.3 - .3
of <- rep(1:4, c(5, 4, 6, 3)); strength <- c(.8, .7, .75, .6, .5, .8, .8, .7, .65, .5, .6, .7, .8, .75, .7, .85, .7, .6)
method <- rnorm(600)
items <- sapply(seq_along(of), function(j) {
  l <- strength[j]; x <- l * f[, of[j]] + sqrt(1 - l^2) * rnorm(600) + .35 * method
  if (j == 5) x <- x + .5 * (kind == "country")
  if (j == 8) x <- x + .25 * f[, 1]
  agreement(4.6 + 1.2 * x)
})
colnames(items) <- paste0("q", seq_along(of))
survey <- as.data.frame(items); survey$kind <- kind
names_of <- function(k) colnames(items)[of == k]
scales <- c(support = 1, climate = 2, room = 3, renewal = 4)
four <- paste(sapply(names(scales), function(s) paste(s, "=~", paste(names_of(scales[s]), collapse = " + "))), collapse = "\n")
fourFactors <- lapply(scales, function(k) which(of == k))
columns <- colnames(items)

pairs <- "support =~ q1 + q2\nclimate =~ q6 + q7\nroom =~ q10 + q11"

confirmations <- list(
  pupils = confirm(three, hs, tests, mixed, robust = TRUE),
  pupilsApart = confirm(three, hs, tests, mixed, orthogonal = TRUE),
  pupilsResiduals = confirm(paste0(three, "\nx7 ~~ x8\nx1 ~~ x9"), hs, tests, mixed),
  pupilsOne = confirm("g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9", hs, tests, list(g = 1:9), robust = TRUE),
  saturated = confirm("g =~ x1 + x2 + x3", hs, tests, list(g = 1:3)),
  crossed = confirm("visual =~ x1 + x2 + x3 + x9\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9", hs, tests,
    list(visual = c(1:3, 9), textual = 4:6, speed = 7:9)),
  survey = confirm(four, survey, columns, fourFactors, robust = TRUE),
  pairs = confirm(pairs, survey, columns, list(support = 1:2, climate = 6:7, room = 10:11)),
  heywood = confirm(three, hs[1:60, ], tests, mixed, heywood = TRUE))

# --- validity, by formula from the standardised loadings and the correlations ------------------------------------
validity <- local({
  fit <- cfa(four, survey, std.lv = TRUE); l <- inspect(fit, "std")$lambda; r <- cor(items)
  each <- lapply(names(scales), function(s) { x <- l[l[, s] != 0, s]; list(compositeReliability = sum(x)^2 / (sum(x)^2 + sum(1 - x^2)), averageVarianceExtracted = mean(x^2)) })
  within <- function(k) { m <- abs(r[of == k, of == k]); mean(m[lower.tri(m)]) }
  htmt <- sapply(1:4, function(a) sapply(1:4, function(b) if (a == b) 1 else mean(abs(r[of == a, of == b])) / sqrt(within(a) * within(b))))
  list(factors = each, htmt = htmt)
})

# --- invariance --------------------------------------------------------------------------------------------------
levels_of <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"),
  strict = c("loadings", "intercepts", "residuals"))
invariance <- function(model, data, by) {
  fits <- lapply(levels_of, function(equal) cfa(model, data, group = by, group.equal = equal, std.lv = TRUE,
    meanstructure = TRUE))
  differences <- lapply(2:4, function(k) { d <- lavTestLRT(fits[[k - 1]], fits[[k]])
    list(chiSquared = d[["Chisq diff"]][2], df = d[["Df diff"]][2], p = d[["Pr(>Chisq)"]][2]) })
  means <- estimates(fits$scalar); means <- means[means$op == "~1" & means$group > 1 & !(means$lhs %in% names(data)), ]
  table <- parTable(fits$scalar); tests <- suppressWarnings(lavTestScore(fits$scalar))$uni
  freed <- table[match(tests$rhs, table$plabel), ]
  freeing <- data.frame(lhs = freed$lhs, op = freed$op, rhs = freed$rhs, group = freed$group, index = tests$X2)
  list(levels = lapply(fits, function(f) fit_of(f)), factorMeans = means, differences = differences, freeing = freeing,
    groups = lavInspect(fits[[1]], "group.label"), n = as.list(lavInspect(fits[[1]], "nobs")))
}
invariances <- list(
  school = c(list(factors = mixed), invariance(three, hs, "school")),
  kind = c(list(factors = fourFactors), invariance(four, survey, "kind")),
  support = c(list(factors = list(support = 1:5)), invariance("support =~ q1 + q2 + q3 + q4 + q5", survey, "kind")))

# --- common method: every item on a factor apart from the others, with loadings of one size ----------------------
method_model <- function(factors, columns) paste0("\nmethod =~ ", paste0("1*", columns[unlist(factors)], collapse = " + "),
  "\nmethod ~~ method\n", paste0("method ~~ 0*", names(factors), collapse = "\n"),
  "\n", paste0(names(factors), " ~~ 1*", names(factors), collapse = "\n"))
common <- function(model, data, factors, columns) {
  free <- paste0(gsub("=~ ", "=~ NA*", model), method_model(factors, columns))
  with <- cfa(free, data)
  all_on_one <- paste("g =~", paste(columns[unlist(factors)], collapse = " + "))
  one <- cfa(all_on_one, data, std.lv = TRUE)
  r <- cor(data[columns[unlist(factors)]])
  pe <- parameterEstimates(with); v <- pe[pe$lhs == "method" & pe$op == "~~" & pe$rhs == "method", ]
  s <- standardizedSolution(with); s <- s[s$lhs == "method" & s$op == "=~", ]
  list(fit = fit_of(with), one = fit_of(one), estimates = estimates(with), variance = v$est, se = v$se,
    share = mean(s$est.std^2), eigenvalues = eigen(r)$values)
}
methods <- list(survey = common(four, survey, fourFactors, columns), pupils = common(three, hs, mixed, tests))

out <- list(pupils = school, survey = list(values = digits(survey[columns]), kind = kind), columns = columns,
  confirmations = confirmations, validity = validity, invariances = invariances, methods = methods)
writeLines(jsonlite::toJSON(out, digits = I(14), auto_unbox = TRUE, na = "null"), commandArgs(TRUE)[1])
