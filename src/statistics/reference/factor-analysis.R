# Reference values from R for exploratory factor analysis and reliability: synthetic answers (seeded) and what R makes of them.
# Run: Rscript src/statistics/reference/factor-analysis.R src/statistics/reference/factor-analysis.json
# Made with R 4.2.2, psych 2.2.9, GPArotation 2022.10-2. psych::fa and factanal stop after four to six digits, so their
# solutions are carried on here: minres by the principal-axis fixed point h2 = diag(LL'), ML by Lawley's psi = 1 - diag(LL').
suppressPackageStartupMessages({ library(psych); library(GPArotation) })
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261121)

answers <- function(n, pattern, phi, points = 6, shift = 3.8) {
  common <- matrix(rnorm(n * ncol(pattern)), n) %*% chol(phi)
  unique <- sqrt(pmax(.1, 1 - diag(pattern %*% phi %*% t(pattern))))
  raw <- common %*% t(pattern) + matrix(rnorm(n * nrow(pattern)), n) %*% diag(unique)
  matrix(pmin(pmax(round(shift + 1.2 * raw), 1), points), n)
}
block <- function(...) { groups <- list(...); p <- sum(lengths(groups)); out <- matrix(0, p, length(groups)); at <- 0
  for (g in seq_along(groups)) { out[at + seq_along(groups[[g]]), g] <- groups[[g]]; at <- at + length(groups[[g]]) }; out }
related <- function(m, r) { x <- matrix(r, m, m); diag(x) <- 1; x }

in_order <- function(L, Phi = diag(ncol(L))) {
  s <- sign(colSums(L)); s[s == 0] <- 1; L <- L %*% diag(s, length(s)); Phi <- diag(s, length(s)) %*% Phi %*% diag(s, length(s))
  o <- order(diag(Phi %*% t(L) %*% L), decreasing = TRUE); list(loadings = unname(L[, o, drop = FALSE]), Phi = unname(Phi[o, o, drop = FALSE]))
}
minres_end <- function(R, m) {
  psi <- fa(R, m, rotate = "none", fm = "minres")$uniquenesses
  for (i in 1:20000) { S <- R; diag(S) <- 1 - psi; e <- eigen(S, symmetric = TRUE)
    L <- e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m]), m); new <- 1 - rowSums(L^2)
    if (max(abs(new - psi)) < 1e-14) break; psi <- new }
  if (!all(psi > .005)) stop("a Heywood case"); L
}
ml_end <- function(R, m, n) {
  psi <- factanal(covmat = R, factors = m, n.obs = n, rotation = "none")$uniquenesses
  for (i in 1:20000) { sc <- diag(1 / sqrt(psi)); e <- eigen(sc %*% R %*% sc, symmetric = TRUE)
    L <- diag(sqrt(psi)) %*% e$vectors[, 1:m, drop = FALSE] %*% diag(sqrt(e$values[1:m] - 1), m); new <- 1 - rowSums(L^2)
    if (max(abs(new - psi)) < 1e-14) break; psi <- new }
  if (!all(psi > .005)) stop("a Heywood case"); L
}
oblimin_end <- function(L) {
  starts <- c(list(diag(ncol(L))), lapply(1:10, function(i) Random.Start(ncol(L))))
  all <- lapply(starts, function(s) suppressWarnings(GPArotation::oblimin(L, Tmat = s, eps = 1e-12, maxit = 3000)))
  f <- sapply(all, function(o) { X <- o$loadings^2; sum(X * (X %*% (1 - diag(ncol(L))))) })
  all[[which.min(f)]]
}
fit_of <- function(R, L, n, ml) {
  p <- ncol(R); m <- ncol(L); df <- ((p - m)^2 - p - m) / 2; model <- L %*% t(L); diag(model) <- 1
  objective <- sum(diag(solve(model, R))) - log(det(solve(model, R))) - p
  k <- n - 1 - (2 * p + 5) / 6 - 2 * m / 3; chi <- k * objective; nul <- -log(det(R)) * k; null_df <- p * (p - 1) / 2
  # As psych::fa$RMSEA, whose interval has 90 %.
  at <- function(share) if (pchisq(chi, df) <= share) 0 else uniroot(function(x) pchisq(chi, df, x) - share, c(0, 2 * chi + 200), tol = 1e-12)$root
  list(rmseaInterval = sqrt(c(at(.95), at(.05)) / (df * (n - 1))), chiSquared = chi, df = df, pValue = pchisq(chi, df, lower.tail = FALSE), rmsea = sqrt(max(0, (chi - df) / (df * (n - 1)))),
    tli = (nul / null_df - chi / df) / (nul / null_df - 1))
}
rmsr_of <- function(R, L) { d <- R - L %*% t(L); sqrt(mean(d[lower.tri(d)]^2)) }
columns <- function(x) unname(lapply(seq_len(ncol(x)), function(j) unname(x[, j])))
rows <- function(x) unname(lapply(seq_len(nrow(x)), function(i) unname(x[i, ])))

explore <- function(x, m) {
  full <- x[complete.cases(x), ]; n <- nrow(full); R <- cor(full); p <- ncol(R)
  kmo <- KMO(R); sphere <- cortest.bartlett(R, n)
  extractions <- list(minres = minres_end(R, m), ml = ml_end(R, m, n))
  with_rotations <- function(L, method) {
    oblique <- oblimin_end(L); o <- in_order(oblique$loadings, oblique$Phi)
    v <- in_order(unclass(varimax(L, eps = 1e-15)$loadings)); none <- in_order(L)
    from_psych <- fa(R, m, n.obs = n, fm = method, rotate = "oblimin"); psych_order <- in_order(unclass(from_psych$loadings), from_psych$Phi)
    stopifnot(max(abs(psych_order$loadings - o$loadings)) < 5e-4, abs(from_psych$TLI - fit_of(R, L, n)$tli) < 1e-5,
      abs(from_psych$STATISTIC / fit_of(R, L, n)$chiSquared - 1) < 1e-5, abs(from_psych$rms - rmsr_of(R, L)) < 1e-6)
    list(none = rows(none$loadings), varimax = rows(v$loadings), oblimin = rows(o$loadings), phi = rows(o$Phi),
      structure = rows(o$loadings %*% o$Phi), explained = diag(o$Phi %*% t(o$loadings) %*% o$loadings),
      communalities = rowSums(L^2), fit = fit_of(R, L, n), rmsr = rmsr_of(R, L))
  }
  pc <- principal(R, m, rotate = "none"); pcv <- in_order(unclass(varimax(unclass(pc$loadings), eps = 1e-15)$loadings))
  pa <- fa.parallel(R, n.obs = n, fa = "pc", n.iter = 1000, quant = .95, plot = FALSE)
  ap <- VSS(R, n = 8, n.obs = n, plot = FALSE)$map
  list(items = columns(x), n = n, factors = m, eigenvalues = eigen(R)$values, kmo = kmo$MSA, kmoItems = unname(kmo$MSAi),
    bartlett = list(chiSquared = sphere$chisq, df = sphere$df, pValue = sphere$p.value),
    minres = with_rotations(extractions$minres, "minres"), ml = with_rotations(extractions$ml, "ml"),
    components = list(none = rows(in_order(unclass(pc$loadings))$loadings), varimax = rows(pcv$loadings), communalities = unname(pc$communality)),
    parallel = list(ncomp = pa$ncomp, mean = colMeans(pa$values), quantile = unname(apply(pa$values, 2, quantile, .95))), map = ap)
}

# --- reliability ------------------------------------------------------------------------------------------------
halves <- function(x, a) { A <- rowSums(x[, a, drop = FALSE]); B <- rowSums(x[, -a, drop = FALSE]); r <- cor(A, B); k <- ncol(x); q <- length(a) * (k - length(a)) / k^2
  list(r = r, spearmanBrown = if (2 * length(a) == k) 2 * r / (1 + r) else (-r^2 + sqrt(r^4 + 4 * r^2 * (1 - r^2) * q)) / (2 * (1 - r^2) * q), guttman = 4 * cov(A, B) / var(A + B)) }
every_split <- function(R) { k <- ncol(R); h <- k %/% 2; sets <- combn(k, h); if (k %% 2 == 0) sets <- sets[, sets[1, ] == 1, drop = FALSE]
  apply(sets, 2, function(a) 4 * sum(R[a, -a]) / sum(R)) }
reliability <- function(x) {
  colnames(x) <- paste0("i", seq_len(ncol(x)))
  full <- x[complete.cases(x), ]; R <- cor(full); k <- ncol(x)
  a <- psych::alpha(full, check.keys = FALSE, warnings = FALSE); s <- splitHalf(R, check.keys = FALSE); splits <- every_split(R)
  if (k %% 2 == 0) stopifnot(abs(s$maxrb - max(splits)) < 1e-12, abs(s$minrb - min(splits)) < 1e-12, abs(s$meanr - mean(splits)) < 1e-12)
  out <- list(items = columns(x), n = nrow(full), standardisedAlpha = a$total$std.alpha, averageInterItem = a$total$average_r, lambda2 = s$lambda2,
    lambda6 = s$lambda6, oddEven = halves(full, seq(1, k, 2)), firstSecond = halves(full, seq_len((k + 1) %/% 2)),
    splits = list(count = length(splits), mean = mean(splits), greatest = max(splits), least = min(splits)))
  stopifnot(abs(out$averageInterItem - mean(R[lower.tri(R)])) < 1e-12, abs(a$total$`G6(smc)` - s$lambda6) < .02)
  if (k >= 3) { L <- ml_end(R, 1, nrow(full)); L <- abs(L) * sign(sum(L)) * sign(L); out$ave <- mean(L^2); out$compositeReliability <- sum(L)^2 / (sum(L)^2 + sum(1 - L^2)) }
  if (k >= 6) {
    L <- minres_end(R, 3); ob <- oblimin_end(L); o <- in_order(ob$loadings, ob$Phi); g <- sqrt(c(o$Phi[1, 2] * o$Phi[1, 3] / o$Phi[2, 3], o$Phi[1, 2] * o$Phi[2, 3] / o$Phi[1, 3], o$Phi[1, 3] * o$Phi[2, 3] / o$Phi[1, 2]))
    general <- o$loadings %*% g; group <- o$loadings %*% diag(sqrt(1 - g^2))
    out$omegaHierarchical <- sum(general)^2 / sum(R); out$omegaTotal <- 1 - sum(1 - rowSums(L^2)) / sum(R); out$ecv <- sum(general^2) / (sum(general^2) + sum(group^2))
    by_psych <- suppressWarnings(omega(R, 3, plot = FALSE, flip = FALSE, n.obs = nrow(full)))
    stopifnot(abs(by_psych$omega_h - out$omegaHierarchical) < 2e-3, abs(by_psych$omega.tot - out$omegaTotal) < 1e-4, abs(by_psych$ECV - out$ecv) < 2e-3)
  }
  out
}
# The first seed whose solution is no Heywood case, so that its fixed points exist.
proper <- function(n, pattern, phi) for (s in 1:99) { set.seed(s); r <- try(reliability(answers(n, pattern, phi)), TRUE); if (!inherits(r, "try-error")) return(r) }
scales <- list(eight = proper(500, block(c(.8, .75, .7), c(.8, .75, .6), c(.85, .75)), related(3, .5)), nine = proper(400, block(c(.7, .6, .65), c(.6, .7, .5), c(.8, .7, .6)), related(3, .55)),
  twelve = proper(350, block(c(.7, .6, .65, .7), c(.6, .7, .5, .6), c(.8, .7, .6, .5)), related(3, .45)), four = proper(150, block(c(.7, .6, .65, .7)), diag(1)), three = proper(150, block(c(.7, .6, .65)), diag(1)))
cat("scales:", sapply(scales, is.null), "\n")
set.seed(11); ordinal <- answers(400, block(c(.8, .7, .6), c(.7, .6, .8)), related(2, .3), points = 4, shift = 2.5)
poly <- psych::polychoric(ordinal, correct = 0)$rho
bad <- matrix(c(1, .9, .2, .9, 1, .9, .2, .9, 1), 3)
# --- exploratory factors ------------------------------------------------------------------------------------
set.seed(20261121)
two <- answers(300, block(c(.8, .7, .75, .6, .55), c(.7, .8, .6, .65, .5)), related(2, .4))
three_pattern <- block(c(.7, .65, .8, .5), c(.75, .6, .7, .55), c(.8, .6, .5, .7)); three_pattern[4, 2] <- .35; three_pattern[9, 1] <- -.3
three <- answers(260, three_pattern, related(3, .3)); three[cbind(sample(260, 25), sample(12, 25, TRUE))] <- NA
broad <- answers(500, block(c(.7, .6, .65, .5, .55), c(.6, .7, .5, .6), c(.8, .7, .6, .65, .5), c(.6, .6, .7, .5)), related(4, .5))
sets <- list(two = explore(two, 2), three = explore(three, 3), broad = explore(broad, 4))

# A Heywood case: factanal with its optimiser driven to the end stays at .005.
heywood <- NULL
for (s in 1:400) {
  set.seed(s); x <- answers(60, block(c(.9, .6, .5), c(.9, .5, .4)), related(2, .3))
  f <- try(factanal(x, 2, rotation = "none", control = list(nstart = 5, opt = list(factr = 10, pgtol = 0, maxit = 10000))), TRUE)
  if (!inherits(f, "try-error") && sum(f$uniquenesses < .00501) == 1) { heywood <- list(items = columns(x), uniquenesses = unname(f$uniquenesses),
    chiSquared = unname(f$STATISTIC), df = unname(f$dof)); break }
}

out <- list(sets = sets, heywood = heywood, scales = scales, polychoric = list(items = columns(ordinal), rho = rows(poly)),
  smoothed = list(from = rows(bad), to = rows(suppressWarnings(cor.smooth(bad)))))
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
