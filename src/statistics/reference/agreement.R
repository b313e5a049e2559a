# Reference values from R for agreement between coders: published worked examples, and synthetic data (seeded).
# Run: Rscript src/statistics/reference/agreement.R src/statistics/reference/agreement.json
# Made with R 4.2.2, vcd 1.4.11, psych 2.2.9, lpSolve 5.6.18, boot 1.3.28.1. Debian has no irr: Fleiss' kappa and alpha are
# computed here from their definitions, in another way than our own code does.
suppressPackageStartupMessages({library(vcd); library(psych); library(lpSolve); library(boot)})
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)

# ---- Cohen's kappa: vcd::Kappa for the estimates and their errors, psych::cohen.kappa beside it; by chance as Fleiss, Cohen & Everitt (1969)
distance <- function(k, type) switch(type, none = 1 - diag(k), linear = abs(outer(1:k, 1:k, "-")), quadratic = outer(1:k, 1:k, "-")^2)
kappas <- function(t, type) {
  n <- sum(t); k <- nrow(t); d <- distance(k, type); w <- 1 - d / max(d)
  found <- if (type == "none") Kappa(t)$Unweighted else Kappa(t, weights = if (type == "linear") "Equal-Spacing" else "Fleiss-Cohen")$Weighted
  beside <- cohen.kappa(t, w = w, n.obs = n)
  stopifnot(abs(unname(found[1]) - (if (type == "none") beside$kappa else beside$weighted.kappa)) < 1e-12)
  if (type == "none") stopifnot(abs(unname(found[2])^2 - beside$var.kappa) < 1e-12)
  p <- t / n; r <- rowSums(p); c <- colSums(p); pe <- sum(w * (r %o% c))
  v0 <- (sum((r %o% c) * (w - outer(as.vector(w %*% c), as.vector(r %*% w), "+"))^2) - pe^2) / (n * (1 - pe)^2)
  # The least disagreement of two coders with these margins: a transport problem.
  least <- lp.transport(d, "min", rep("=", k), rowSums(t), rep("=", k), colSums(t))$objval
  z <- unname(found[1]) / sqrt(v0)
  list(kappa = unname(found[1]), error = unname(found[2]), errorByChance = sqrt(v0), z = z, p = 2 * pnorm(-abs(z)),
    maximum = 1 - (least / max(d) / n) / (1 - pe), interval = as.vector(confint(if (type == "none") Kappa(t) else Kappa(t, weights = if (type == "linear") "Equal-Spacing" else "Fleiss-Cohen"))[if (type == "none") 1 else 2, ]))
}
category <- function(t) sapply(seq_len(nrow(t)), function(i) {
  b <- matrix(c(t[i, i], sum(t[-i, i]), sum(t[i, -i]), sum(t[-i, -i])), 2)
  unname(Kappa(b)$Unweighted[1])
})
kappaCase <- function(t) list(counts = lapply(seq_len(nrow(t)), function(i) as.vector(t[i, ])), category = category(t),
  none = kappas(t, "none"), linear = kappas(t, "linear"), quadratic = kappas(t, "quadratic"))
seeded <- function(k, n, same) { a <- sample(k, n, TRUE, prob = k:1); b <- ifelse(runif(n) < same, a, sample(k, n, TRUE)); table(factor(a, 1:k), factor(b, 1:k)) }
kappaTables <- list(
  cohen1960 = matrix(c(88, 10, 2, 14, 40, 6, 18, 10, 12), 3),           # Cohen (1960), table 1: .492, maximum .831
  fleissCohenEveritt1969 = matrix(c(53, 11, 1, 5, 14, 6, 2, 5, 3), 3),  # the table of their worked example: .429
  five = unclass(seeded(5, 180, .55)), two = unclass(seeded(2, 40, .7)), worse = matrix(c(3, 12, 14, 2), 2))

# ---- Fleiss' kappa: Fleiss (1971), table 1: thirty patients, six psychiatrists, five diagnoses. Published: .430
diagnoses <- matrix(c(0,0,0,6,0, 0,3,0,0,3, 0,1,4,0,1, 0,0,0,0,6, 0,3,0,3,0, 2,0,4,0,0, 0,0,4,0,2, 2,0,3,1,0, 2,0,0,4,0, 0,0,0,0,6,
  1,0,0,5,0, 1,1,0,4,0, 0,3,3,0,0, 1,0,0,5,0, 0,2,0,3,1, 0,0,5,0,1, 3,0,0,1,2, 5,1,0,0,0, 0,2,0,4,0, 1,0,2,0,3,
  0,0,0,0,6, 0,1,0,5,0, 0,2,0,1,3, 2,0,0,4,0, 1,0,0,4,1, 0,5,0,1,0, 4,0,0,0,2, 0,2,0,4,0, 1,0,5,0,0, 0,0,0,0,6), ncol = 5, byrow = TRUE)
weighted <- function(counts, w) {  # kappa with a weight for each unit
  m <- sum(counts[1, ]); w <- w / sum(w)
  pa <- sum(w * (rowSums(counts^2) - m) / (m * (m - 1))); pj <- colSums(w * counts) / m; pe <- sum(pj^2)
  (pa - pe) / (1 - pe)
}
fleiss <- function(counts) {
  n <- nrow(counts); m <- sum(counts[1, ]); pj <- colSums(counts) / (n * m); qj <- 1 - pj
  kappa <- weighted(counts, rep(1, n))
  # How the estimate moves with each unit's weight, by central differences: its variance over units.
  h <- 1e-5; moved <- sapply(1:n, function(i) { e <- rep(1, n); e[i] <- 1 + h; up <- weighted(counts, e); e[i] <- 1 - h; (up - weighted(counts, e)) / (2 * h) * n })
  error <- sqrt(sum(moved^2) / (n * (n - 1)))
  byChance <- sqrt(2) / (sum(pj * qj) * sqrt(n * m * (m - 1))) * sqrt(sum(pj * qj)^2 - sum(pj * qj * (qj - pj)))  # Fleiss, Nee & Landis (1979)
  pjk <- (colSums(counts^2) - n * m * pj) / (n * m * (m - 1) * pj); each <- (pjk - pj) / (1 - pj)
  list(units = unname(lapply(1:n, function(i) rep(seq_along(counts[i, ]), counts[i, ]))), kappa = kappa, errorByChance = byChance, z = kappa / byChance,
    p = 2 * pnorm(-abs(kappa / byChance)), error = error, interval = kappa + c(-1, 1) * qt(.975, n - 1) * error,
    category = each, categoryZ = each / sqrt(2 / (n * m * (m - 1))))
}
ratings <- t(sapply(1:24, function(i) { k <- sample(3, 1); tabulate(sample(3, 4, TRUE, prob = c(.2, .2, .2) + .6 * (1:3 == k)), 3) }))
fleissSets <- list(fleiss1971 = fleiss(diagnoses), seeded = fleiss(ratings))

# ---- Krippendorff's alpha from its definition: pairs of ratings within units against all pairs of ratings
rank01 <- function(x) { tab <- table(x); (cumsum(tab) - tab / 2)[as.character(x)] }
difference <- function(level, all) switch(level,
  nominal = function(a, b) (a != b) * 1, interval = function(a, b) (a - b)^2,
  ratio = function(a, b) ifelse(a + b == 0, 0, ((a - b) / (a + b))^2),
  ordinal = { at <- rank01(all); function(a, b) (at[as.character(a)] - at[as.character(b)])^2 })
alpha <- function(units, level, parts = FALSE) {
  units <- lapply(units, function(u) u[!is.na(u)]); units <- units[lengths(units) > 1]
  all <- unlist(units); n <- length(all); delta <- difference(level, all)
  within <- sum(sapply(units, function(u) sum(outer(u, u, delta)) / (length(u) - 1))) / n
  between <- sum(outer(all, all, delta)) / (n * (n - 1))
  if (parts) list(alpha = 1 - within / between, within = within, between = between) else 1 - within / between
}
# Krippendorff's bootstrap, as KALPHA 3.0 does it, with M as in his paper where the macro has the number of pairs.
pairBootstrap <- function(units, level, B) {
  coders <- max(lengths(units)); units <- lapply(units, function(u) u[!is.na(u)]); units <- units[lengths(units) > 1]; all <- unlist(units); n <- length(all)
  v <- sort(unique(all)); o <- matrix(0, length(v), length(v))
  for (u in units) for (i in seq_along(u)) for (j in seq_along(u)) if (i != j) { a <- match(u[i], v); b <- match(u[j], v); o[a, b] <- o[a, b] + 1 / (length(u) - 1) }
  delta <- difference(level, all); d <- outer(v, v, delta); found <- alpha(units, level, TRUE)
  M <- floor(min(25 * sum(o > 0), (coders - 1) * n / 2))
  draws <- rmultinom(B, M, as.vector(o))
  x <- pmax(-1, 1 - as.vector(as.vector(d) %*% draws) / (M * found$between))
  x[abs(x - 1) < 1e-12] <- 1
  nx <- if (sum(diag(o) > 0) == 1) B else round(B * sum((diag(o) / n)^M)); ones <- which(x == 1); x[head(ones, nx)] <- 0
  list(draws = M, interval = unname(quantile(x, c(.025, .975), type = 6)), failing = sapply(c(.9, .8, .7, .67, .6, .5), function(a) mean(x < a)))
}
# Whole units drawn anew, by boot::boot; the same definition in matrices of counts, for speed.
unitBootstrap <- function(units, level, B) {
  units <- lapply(units, function(u) u[!is.na(u)]); units <- units[lengths(units) > 1]; v <- sort(unique(unlist(units)))
  counts <- t(sapply(units, function(u) tabulate(match(u, v), length(v))))
  of <- function(d, i) {
    N <- d[i, , drop = FALSE]; nc <- colSums(N); n <- sum(nc); at <- cumsum(nc) - nc / 2
    delta <- if (level == "nominal") 1 - diag(length(v)) else if (level == "ordinal") outer(at, at, "-")^2 else outer(v, v, "-")^2
    1 - sum(rowSums((N %*% delta) * N) / (rowSums(N) - 1)) / n / (sum(delta * (nc %o% nc)) / (n * (n - 1)))
  }
  stopifnot(abs(of(counts, seq_len(nrow(counts))) - alpha(units, level)) < 1e-12)
  x <- boot(counts, of, B)$t; x <- x[!is.nan(x)]
  list(interval = unname(quantile(x, c(.025, .975), type = 6)), failing = sapply(c(.9, .8, .7, .67, .6, .5), function(a) mean(x < a)))
}
rows <- function(m) lapply(seq_len(nrow(m)), function(i) m[i, ])
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C/D/E: .743, .815, .849, .797
k2011 <- rows(cbind(c(1,2,3,3,2,1,4,1,2,NA,NA,NA), c(1,2,3,3,2,2,4,1,2,5,NA,3), c(NA,3,3,3,2,3,4,2,2,5,1,NA), c(1,2,3,3,2,4,4,1,2,5,1,NA)))
# Hayes & Krippendorff (2007), table 1: forty units, five coders. Published: ordinal .7598, nominal .477
hayes <- c("112.2", "1101.", "2333.", ".00.0", "000.0", "000.0", "102.1", "1.20.", "222.2", "2111.", ".100.", "0000.", "1222.", "33223", "111.1", "111.1", "212.2", "1233.", "1101.", "000.0",
  "0011.", "00.00", "2333.", "0000.", "12.22", "0111.", "00010", "1212.", "1122.", "112.2", "110.0", "2121.", "22.22", "3222.", "222.2", "223.2", "222.2", "22.12", "2222.", "111.1")
h2007 <- lapply(strsplit(hayes, ""), function(u) suppressWarnings(as.numeric(u)))
two <- { a <- sample(3, 30, TRUE); rows(cbind(a, ifelse(runif(30) < .6, a, sample(3, 30, TRUE)))) }
against <- rows(cbind(c(1, 2, 1, 2, 1, 3), c(2, 1, 2, 1, 3, 1)))
measured <- { a <- round(rnorm(25, 10, 3), 1); m <- cbind(a + round(rnorm(25), 1), a, a + round(rnorm(25, .5), 1)); m[sample(75, 12)] <- NA; rows(pmax(round(m, 1), 0)) }
alphaCase <- function(units, boots = NULL) c(list(units = lapply(units, unname)),
  sapply(c("nominal", "ordinal", "interval", "ratio"), function(level) alpha(units, level, TRUE), simplify = FALSE),
  if (!is.null(boots)) list(bootstrap = list(level = boots, pairs = pairBootstrap(units, boots, 200000), units = unitBootstrap(units, boots, 20000))))
alphaSets <- list(krippendorff2011 = alphaCase(k2011, "nominal"), hayes2007 = alphaCase(h2007, "ordinal"), two = alphaCase(two, "interval"), against = alphaCase(against), measured = alphaCase(measured))

# ---- The alphaU family, character by character: every character of every coder met with every other that is not of its own unit
span <- function(start, end, code) data.frame(start = start, end = end, code = code)
characters <- function(texts) do.call(rbind, lapply(seq_along(texts), function(t) {
  coders <- Filter(Negate(is.null), texts[[t]]$coders); if (length(coders) < 2) return(NULL)
  do.call(rbind, lapply(seq_along(coders), function(i) {
    code <- rep(0, texts[[t]]$length); unit <- paste(t, i, "gap", seq_along(code)); s <- coders[[i]]
    for (g in seq_len(nrow(s))) { at <- (s$start[g] + 1):s$end[g]; code[at] <- s$code[g]; unit[at] <- paste(t, i, g) }
    data.frame(text = t, coder = i, m = length(coders), place = seq_along(code), code = code, unit = unit)
  }))
}))
# Weighted share of unlike codes, within places and among all pairs of characters that are not of one unit.
unlike <- function(x, w) {
  within <- 0
  for (t in unique(x$text)) { y <- x[x$text == t, ]; m <- y$m[1]; C <- matrix(y$code, ncol = m); W <- matrix(w[x$text == t] > 0, ncol = m)
    for (i in 1:m) for (j in 1:m) if (i != j) within <- within + sum((C[, i] != C[, j]) & W[, i] & W[, j]) / (m - 1) }
  other <- outer(x$unit, x$unit, "!="); ww <- outer(w, w)
  list(observed = within / sum(w), expected = sum(ww * other * outer(x$code, x$code, "!=")) / sum(ww * other))
}
unitized <- function(texts) {
  x <- characters(texts); a <- function(u) 1 - u$observed / u$expected
  key <- paste(x$text, x$place); marked <- tapply(x$code != 0, key, sum)[key]
  w <- ifelse(x$code != 0, (marked - 1) / (x$m - 1), 0)
  binary <- x; binary$code <- (x$code != 0) * 1
  codes <- sort(setdiff(unique(x$code), 0))
  common <- x[w > 0, ]; wc <- w[w > 0]
  each <- lapply(codes, function(k) {
    if (sum(wc[common$code == k]) == 0 || all(common$code == k)) return(NA)
    apart <- 0; for (p in which(x$code == k & w > 0)) { o <- x$code[x$text == x$text[p] & x$place == x$place[p] & x$coder != x$coder[p]]; apart <- apart + sum(o != 0 & o != k) / (x$m[p] - 1) }
    other <- outer(common$unit, common$unit, "!=") * outer(wc, wc); mine <- common$code == k
    1 - (apart / sum(wc[mine])) / (sum(other[mine, !mine]) / sum(other[mine, ]))
  })
  list(unitized = a(unlike(x, rep(1, nrow(x)))), relevance = a(unlike(binary, rep(1, nrow(x)))), coding = a(unlike(x, w)),
    codes = codes, byCode = unlist(each), inCommon = sapply(codes, function(k) sum(w[x$code == k]) / sum(x$code == k)), allInCommon = sum(w) / nrow(x))
}
spans <- function(s) if (is.null(s)) NULL else lapply(seq_len(nrow(s)), function(g) list(start = s$start[g], end = s$end[g], code = s$code[g]))
unitizedCase <- function(texts) c(list(texts = lapply(texts, function(t) list(length = t$length, coders = lapply(t$coders, spans)))), unitized(texts))
random <- function(length, codes) { at <- sort(sample(length + 1, 8) - 1); pick <- sample(7, 4); s <- span(at[pick], at[pick + 1], sample(codes, 4, TRUE)); s[order(s$start), ] }
# Krippendorff (2019), Content Analysis, figure 12.11, as the R package quallmer has it: .510, .413 (here .4136), .724
book <- list(list(length = 60, coders = list(
  span(c(0, 7, 30, 32, 37, 44), c(7, 13, 32, 37, 44, 60), c(1, 2, 5, 6, 6, 7)),
  span(c(0, 7, 13, 32), c(7, 13, 21, 44), c(1, 3, 5, 6)),
  span(c(0, 7, 13, 32, 37, 41), c(7, 13, 21, 37, 41, 44), c(1, 4, 5, 6, 6, 6)))))
twoCoders <- list(list(length = 200, coders = list(random(200, 1:3), random(200, 1:3))))
several <- list(list(length = 120, coders = list(random(120, 1:2), random(120, 1:2), NULL)), list(length = 90, coders = list(random(90, 1:2), random(90, 1:2), random(90, 1:2))),
  list(length = 70, coders = list(NULL, random(70, 1:2), NULL)))
unitizedSets <- list(book = unitizedCase(book), two = unitizedCase(twoCoders), several = unitizedCase(several))

# ---- Kappa over characters: vcd::Kappa of the characters of the set `two`, marked with each code or not
x <- characters(twoCoders)
byCharacter <- lapply(1:3, function(k) {
  t <- table(factor(x$code[x$coder == 1] == k, c(FALSE, TRUE)), factor(x$code[x$coder == 2] == k, c(FALSE, TRUE)))
  list(code = k, counts = c(t[2, 2], t[2, 1], t[1, 2], t[1, 1]), kappa = unname(Kappa(t)$Unweighted[1]))
})

out <- list(kappa = lapply(kappaTables, kappaCase), fleiss = fleissSets, alpha = alphaSets, unitized = unitizedSets, characters = byCharacter)
# 17 digits, so that a double comes back as it was: jsonlite stops at 15.
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  items <- if (is.list(x)) sapply(x, json)
    else if (is.character(x)) paste0("\"", x, "\"")
    else ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g", width = 1))
  if (length(x) == 1 && !is.list(x)) items else paste0("[", paste(items, collapse = ","), "]")
}
write(json(out), commandArgs(TRUE)[1])
