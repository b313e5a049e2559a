# Power by R's pwr, and by pt and pf with noncentrality where pwr has no such case.
# Run: Rscript src/statistics/reference/power.R src/statistics/reference/power.json
# Made with R 4.2.2 and pwr 1.3-0 (r-cran-pwr). pwr's own power of r is an approximation (Fisher's z with a bias
# term); it is kept to say how far it is off: see power.py for the exact values.
suppressPackageStartupMessages(library(pwr))

twoGroups <- do.call(rbind, lapply(c(6, 20, 64, 248, 1291), function(n) do.call(rbind, lapply(c(.1, .5, 1.2),
  function(d) c(n, d, .05, pwr.t2n.test(n1 = n %/% 2, n2 = n - n %/% 2, d = d)$power)))))
twoGroups <- rbind(twoGroups, c(40, .8, .01, pwr.t.test(n = 20, d = .8, sig.level = .01)$power))

oneWay <- do.call(rbind, lapply(list(c(3, 15), c(3, 249), c(6, 60), c(10, 1300)), function(kn) do.call(rbind,
  lapply(c(.1, .25, .4), function(f) c(kn, f, .05, pwr.anova.test(k = kn[1], n = kn[2] / kn[1], f = f)$power)))))

# Whole models: lambda = f2 (u + v + 1) = f2 n. Increments: lambda = f2 n as in G*Power, where pwr leaves out the
# predictors that are not tested.
regression <- do.call(rbind, lapply(list(c(1, 19), c(4, 19), c(5, 92), c(9, 248), c(4, 1291)), function(pn)
  do.call(rbind, lapply(c(.02, .15, .35), function(f2)
    c(pn[1], pn[1], pn[2], f2, .05, pwr.f2.test(u = pn[1], v = pn[2] - pn[1] - 1, f2 = f2)$power)))))
increments <- do.call(rbind, lapply(list(c(9, 1, 248), c(9, 4, 120), c(4, 2, 30)), function(ptn) {
  v <- ptn[3] - ptn[1] - 1
  c(ptn, .1, .05, pf(qf(.05, ptn[2], v, lower = FALSE), ptn[2], v, .1 * ptn[3], lower = FALSE))
}))

needed <- list(
  twoGroups = lapply(c(.2, .5, .8), function(d) c(d, pwr.t.test(d = d, power = .8)$n)),
  oneWay = lapply(c(.1, .25, .4), function(f) c(3, f, pwr.anova.test(k = 3, f = f, power = .8)$n)),
  regression = lapply(c(.02, .15, .35), function(f2) c(5, f2, pwr.f2.test(u = 5, f2 = f2, power = .8)$v + 6)))
approximate <- do.call(rbind, lapply(c(19, 84, 248), function(n) do.call(rbind, lapply(c(.1, .3, .6), function(r)
  c(n, r, pwr.r.test(n = n, r = r)$power)))))

json <- function(x) {
  if (is.list(x)) {
    items <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(items, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', items, collapse = ","), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) x[i, ])))
  paste0("[", paste(formatC(as.numeric(x), digits = 17, format = "g", width = -1), collapse = ","), "]")
}
write(json(list(twoGroups = twoGroups, oneWay = oneWay, regression = rbind(regression, increments),
  needed = needed, approximate = approximate)), commandArgs(TRUE)[1])
