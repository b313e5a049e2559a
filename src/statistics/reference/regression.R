# Reference values from R for the regression family: synthetic data (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/regression.R src/statistics/reference/regression.json
# Made with R 4.2.2, car 3.1-1, sandwich 3.0-2, lmtest 0.9-40, MASS 7.3-58, pROC 1.18.0.
suppressPackageStartupMessages({ library(car); library(sandwich); library(lmtest); library(MASS); library(pROC) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261121)

likert <- function(x) pmin(pmax(round(x), 1), 6)
with_missing <- function(x, share) { x[runif(length(x)) < share] <- NA; x }
columns <- function(x) unname(lapply(x, unname))
upper_f <- function(f, a, b) pf(f, a, b, lower.tail = FALSE)

# --- hierarchical -------------------------------------------------------------------------------------------------
hierarchical <- function(y, blocks) {
  all <- do.call(cbind, c(list(y = y), unlist(blocks, FALSE))); frame <- as.data.frame(all)
  names(frame) <- c("y", paste0("x", seq_len(ncol(frame) - 1))); frame <- frame[complete.cases(frame), ]
  ends <- cumsum(lengths(blocks)); previous <- lm(y ~ 1, frame)
  steps <- list()
  for (i in seq_along(ends)) {
    names_in <- paste0("x", seq_len(ends[i])); fit <- lm(reformulate(names_in, "y"), frame)
    compared <- anova(previous, fit); total <- sum((frame$y - mean(frame$y))^2)
    change <- compared$`Sum of Sq`[2] / total
    added <- setdiff(names_in, names(coef(previous)))
    robust <- linearHypothesis(fit, paste(added, "= 0"), white.adjust = "hc3")
    steps[[i]] <- list(rSquared = summary(fit)$r.squared, change = change, F = compared$F[2], df = c(compared$Df[2], compared$Res.Df[2]),
      pValue = compared$`Pr(>F)`[2], fSquared = change / (1 - summary(fit)$r.squared), robustF = robust$F[2], robustP = robust$`Pr(>F)`[2])
    previous <- fit
  }
  list(outcome = y, blocks = lapply(blocks, columns), n = nrow(frame), steps = steps)
}
n <- 245; common <- rnorm(n)
age <- sample(1:5, n, TRUE); tenure <- likert(age * .7 + rnorm(n)); support <- likert(4 + common + rnorm(n))
empowerment <- likert(4 + common + rnorm(n)); autonomy <- likert(3.5 + rnorm(n))
behaviour <- round(likert(3.5 + .4 * common + .1 * tenure + rnorm(n)) + runif(n), 2)
blocks_of <- function(...) list(...)
hierarchicals <- list(
  scales = hierarchical(with_missing(behaviour, .04), list(list(with_missing(age, .03), tenure), list(with_missing(support, .05), empowerment), list(autonomy))),
  one = hierarchical(behaviour, list(list(support, autonomy))),
  nothingAdded = hierarchical(behaviour[1:40], list(list(support[1:40]), list(1e-3 * rnorm(40)))))

# --- selection: a loop over lm by p -------------------------------------------------------------------------------
p_of <- function(fit, name) summary(fit)$coefficients[name, 4]
t_of <- function(fit, name) summary(fit)$coefficients[name, 3]
forward <- function(frame, enter = .05) {
  candidates <- setdiff(names(frame), "y"); chosen <- c(); steps <- list()
  repeat {
    left <- setdiff(candidates, chosen); if (length(left) == 0) break
    fits <- lapply(left, function(name) lm(reformulate(c(chosen, name), "y"), frame))
    p <- mapply(p_of, fits, left); best <- which.min(p)
    if (p[best] > enter) break
    chosen <- c(chosen, left[best]); fit <- fits[[best]]
    steps[[length(steps) + 1]] <- list(predictor = match(left[best], candidates) - 1, t = t_of(fit, left[best]), pValue = p[best], rSquared = summary(fit)$r.squared)
  }
  list(steps = steps, selected = I(sort(match(chosen, candidates) - 1)))
}
backward <- function(frame, remove = .10) {
  candidates <- setdiff(names(frame), "y"); chosen <- candidates; steps <- list()
  while (length(chosen) > 0) {
    fit <- lm(reformulate(chosen, "y"), frame); p <- sapply(chosen, function(name) p_of(fit, name)); worst <- which.max(p)
    if (p[worst] <= remove) break
    out <- chosen[worst]; chosen <- setdiff(chosen, out)
    steps[[length(steps) + 1]] <- list(predictor = match(out, candidates) - 1, t = t_of(fit, out), pValue = unname(p[worst]),
      rSquared = if (length(chosen) == 0) 0 else summary(lm(reformulate(chosen, "y"), frame))$r.squared)
  }
  list(steps = steps, selected = I(sort(match(chosen, candidates) - 1)))
}
selection <- function(y, x) {
  frame <- data.frame(y, x); used <- frame[complete.cases(frame), ]
  list(outcome = y, candidates = columns(x), n = nrow(used), forward = forward(used), backward = backward(used))
}
selections <- list(
  scales = selection(with_missing(behaviour, .02), data.frame(age, tenure, support = with_missing(support, .03), empowerment, autonomy, noise = rnorm(n))),
  nothing = selection(rnorm(60), data.frame(a = rnorm(60), b = rnorm(60), c = rnorm(60))),
  suppressed = { a <- rnorm(80); b <- a + .3 * rnorm(80); selection(a - b + .2 * rnorm(80), data.frame(a, b, c = rnorm(80))) })

# --- robust errors, diagnostics -----------------------------------------------------------------------------------
robust <- function(y, x) {
  frame <- data.frame(y, x); frame <- frame[complete.cases(frame), ]; fit <- lm(y ~ ., frame); k <- ncol(x); n <- nrow(frame)
  kinds <- c("HC0", "HC1", "HC2", "HC3", "HC4"); names(kinds) <- kinds
  by_kind <- lapply(kinds, function(kind) {
    v <- vcovHC(fit, type = kind); stopifnot(max(abs(v / hccm(fit, type = tolower(kind)) - 1)) < 1e-8)
    test <- coeftest(fit, v); whole <- waldtest(fit, vcov = v)
    list(se = unname(test[, 2]), t = unname(test[, 3]), p = unname(test[, 4]), F = whole$F[2], pValue = whole$`Pr(>F)`[2],
      low = unname(coefci(fit, vcov. = v)[, 1]), high = unname(coefci(fit, vcov. = v)[, 2])) })
  order_of <- do.call(order, unname(as.list(frame)))
  residuals_of <- function(test) list(chiSquared = unname(test$statistic), df = unname(test$parameter), pValue = unname(test$p.value))
  score <- ncvTest(fit); normal <- shapiro.test(resid(fit))
  # Semi-partial correlation: of y with the residual of each predictor on the others.
  semi <- sapply(names(frame)[-1], function(name) if (k == 1) cor(frame$y, frame[[name]]) else
    cor(frame$y, resid(lm(reformulate(setdiff(names(frame)[-1], name), name), frame))))
  list(outcome = y, predictors = columns(x), n = n, errors = by_kind, semiPartial = I(unname(semi)),
    cases = list(fitted = unname(fitted(fit))[order_of], residual = unname(resid(fit))[order_of], leverage = unname(hatvalues(fit))[order_of],
      standardized = unname(rstandard(fit))[order_of], studentized = unname(rstudent(fit))[order_of], cooksDistance = unname(cooks.distance(fit))[order_of]),
    influential = sum(cooks.distance(fit) > 4 / n), highLeverage = sum(hatvalues(fit) > 2 * (k + 1) / n), outlying = sum(abs(rstudent(fit)) > 3),
    studentized = residuals_of(bptest(fit)), original = residuals_of(bptest(fit, studentize = FALSE)),
    byFitted = list(chiSquared = score$ChiSquare, df = score$Df, pValue = score$p), W = unname(normal$statistic), normalP = normal$p.value)
}
size <- runif(120, 1, 9)
robusts <- list(
  scales = robust(with_missing(behaviour, .04), data.frame(support, empowerment = with_missing(empowerment, .02), tenure)),
  fanning = robust(round(2 + .5 * size + size * rnorm(120), 3), data.frame(size, other = rnorm(120))),
  onePredictor = robust(round(rexp(30), 3), data.frame(x = rnorm(30))),
  farOut = robust(c(round(rnorm(24), 2), 14), data.frame(x = c(round(rnorm(24), 2), 9), z = rep(0:4, 5))),
  offices = robust(rnorm(19, 80, 6), data.frame(a = rnorm(19, 4, .3), b = rnorm(19, 3.8, .4))))
shapiro <- lapply(list(c(1, 2, 5), c(2, 2.5, 7, 1), c(3, 1, 4, 1, 5), c(1, 2, 4, 8, 16, 3), round(rnorm(11), 2), round(rexp(12), 2), round(rnorm(50), 2), likert(4 + rnorm(300)), round(rexp(2000), 3), round(rnorm(5000), 3)),
  function(v) { test <- shapiro.test(v); list(values = v, W = unname(test$statistic), pValue = test$p.value) })

# --- dummies, tested together -------------------------------------------------------------------------------------
group <- sample(1:4, 150, TRUE, c(.4, .3, .2, .1)); covariate <- rnorm(150)
outcome <- round(c(0, .5, 1, .2)[group] + .3 * covariate + rnorm(150) * c(.5, 1, 1.5, 2)[group], 3)
dummied <- data.frame(covariate, d2 = +(group == 2), d3 = +(group == 3), d4 = +(group == 4))
fit <- lm(outcome ~ ., cbind(outcome, dummied)); names_of <- c("d2 = 0", "d3 = 0", "d4 = 0")
type2 <- Anova(lm(outcome ~ covariate + factor(group)), type = 2)
white <- linearHypothesis(fit, names_of, white.adjust = "hc3")
joint <- list(outcome = outcome, predictors = columns(dummied), F = type2$`F value`[2], df = c(3, fit$df.residual), pValue = type2$`Pr(>F)`[2],
  robustF = white$F[2], robustP = white$`Pr(>F)`[2])

# --- logistic -----------------------------------------------------------------------------------------------------
tight <- glm.control(epsilon = 1e-15, maxit = 100)
profile_ends <- function(frame, fit, name, estimate, se) {
  rest <- setdiff(names(coef(fit)), name); design <- model.matrix(fit)
  rise <- function(value) {
    others <- design[, rest, drop = FALSE]
    refit <- suppressWarnings(glm.fit(others, frame$y, offset = design[, name] * value, family = binomial(), control = tight))
    refit$deviance - fit$deviance - qchisq(.95, 1)
  }
  c(uniroot(rise, estimate - c(6, .01) * se, tol = 1e-13, maxiter = 1000)$root, uniroot(rise, estimate + c(.01, 6) * se, tol = 1e-13, maxiter = 1000)$root)
}
logit <- function(y, x) {
  frame <- data.frame(y, x); frame <- frame[complete.cases(frame), ]; fit <- glm(y ~ ., binomial, frame, control = tight)
  s <- summary(fit)$coefficients; null <- glm(y ~ 1, binomial, frame, control = tight); n <- nrow(frame); p <- fitted(fit)
  # summary.glm weighs by the step before the last; the information at the estimate itself gives the digits that are left.
  x_of <- model.matrix(fit); se <- sqrt(diag(chol2inv(qr.R(qr(x_of * sqrt(p * (1 - p)))))))
  stopifnot(max(abs(se / s[, 2] - 1)) < 1e-7)
  s[, 2] <- se; s[, 3] <- s[, 1] / se; s[, 4] <- 2 * pnorm(-abs(s[, 3])); wald <- s[, 1] + outer(se, qnorm(c(.025, .975)))
  stopifnot(max(abs(wald - confint.default(fit))) < 1e-6)
  profile <- t(sapply(rownames(s), function(name) profile_ends(frame, fit, name, s[name, 1], s[name, 2])))
  spline <- suppressMessages(confint(fit)); stopifnot(max(abs(profile - spline)) < 2e-3 * max(abs(spline)))
  groups <- cut(p, unique(quantile(p, 0:10 / 10)), include.lowest = TRUE)
  o <- tapply(frame$y, groups, sum); e <- tapply(p, groups, sum); m <- tapply(p, groups, length)
  chi <- fit$null.deviance - fit$deviance; cs <- 1 - exp(-chi / n)
  hl <- sum((o - e)^2 / (e * (1 - e / m)))
  list(outcome = y, predictors = columns(x), n = n, events = sum(frame$y), B = unname(s[, 1]), se = unname(s[, 2]), z = unname(s[, 3]), p = unname(s[, 4]),
    waldLow = wald[, 1], waldHigh = wald[, 2], low = unname(profile[, 1]), high = unname(profile[, 2]),
    deviance = fit$deviance, nullDeviance = null$deviance, chiSquared = chi, pValue = pchisq(chi, ncol(x), lower.tail = FALSE),
    mcFadden = 1 - fit$deviance / null$deviance, coxSnell = cs, nagelkerke = cs / (1 - exp(-null$deviance / n)),
    auc = as.numeric(auc(roc(frame$y, p, quiet = TRUE, direction = "<"))), table = c(sum(p >= .5 & frame$y == 1), sum(p >= .5 & frame$y == 0), sum(p < .5 & frame$y == 0), sum(p < .5 & frame$y == 1)),
    hosmerLemeshow = hl, hlDf = nlevels(groups) - 2, hlP = pchisq(hl, nlevels(groups) - 2, lower.tail = FALSE),
    vif = I(if (ncol(x) == 1) 1 else unname(vif(lm(y ~ ., frame)))))
}
happens <- function(eta) as.numeric(runif(length(eta)) < plogis(eta))
logits <- list(
  scales = logit(with_missing(happens(-3 + .5 * support + .3 * tenure - .2 * autonomy), .02), data.frame(support, tenure, autonomy = with_missing(autonomy, .03))),
  continuous = logit(happens(.5 + .8 * size - 4), data.frame(size)),
  year = { year <- 1995 + sample(0:20, 200, TRUE); logit(happens((year - 2005) / 6), data.frame(year, other = rnorm(200))) },
  rare = logit(happens(-2.4 + .5 * common), data.frame(common, age)),
  dummy = logit(happens(c(-1, 0, 1)[1 + age %% 3]), data.frame(a = +(age %% 3 == 1), b = +(age %% 3 == 2), support)))

out <- list(hierarchicals = hierarchicals, selections = selections, robusts = robusts, shapiro = shapiro, joint = joint, logits = logits)

# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else ifelse(is.na(x), "null", if (is.character(x)) paste0('"', x, '"') else sprintf("%.17g", as.numeric(x)))
  if (is.list(x) || length(x) != 1 || inherits(x, "AsIs")) paste0("[", paste(items, collapse = ","), "]") else items
}
write(json(out), commandArgs(TRUE)[1])
