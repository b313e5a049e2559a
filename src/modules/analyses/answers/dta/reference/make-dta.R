# Stata files as R writes them, and what is in them.  Rscript make-dta.R  (R 4.2.2, haven 2.5.1, foreign 0.8-84)
suppressPackageStartupMessages(library(haven))
library(foreign)

n <- 12
agree <- c(1, 2, 3, 4, 5, 6, NA, tagged_na("a"), tagged_na("z"), 5, 5, 1)
survey <- tibble::tibble(
  id = 1:n,
  enig = labelled(agree, c("Helt uenig" = 1, "Helt enig" = 6, "Vet ikke" = tagged_na("a"), "Ønsker ikke å svare" = tagged_na("z")),
                  label = "Støtte: Lederen min hører på meg"),
  kjonn = labelled(rep(1:2, 6), c(Kvinne = 1L, Mann = 2L), label = "Kjønn"),
  andel = c(0.1, 1 / 3, -2.5, 1e-10, 1e100, NA, 0, 1, 2, 3, 123456789.125, -0.5),
  stor = c(2147483620, -2147483647, 32740, 32741, 100, 101, -127, -128, NA, 0, 1, 2),
  kommune = rep(c("Bodø", "Tromsø", "Å", ""), 3),
  dag = as.Date("2016-02-01") + 0:(n - 1),
  tid = as.POSIXct("2016-02-01 12:00:00", tz = "UTC") + 60 * (0:(n - 1))
)
attr(survey$kommune, "label") <- "Kommune"
long <- survey
# One answer is too long to stand among the others.
long$ord <- c(paste0("å", 2:n), strrep("å", 1100))

json <- function(x) {
  text <- function(s) paste0("\"", gsub("([\"\\\\])", "\\\\\\1", enc2utf8(s)), "\"")
  column <- function(name, v) {
    label <- attr(v, "label"); labels <- attr(v, "labels")
    key <- function(value) { tag <- na_tag(as.double(value)); ifelse(is.na(tag), format(value, trim = TRUE), paste0(".", tag)) }
    values <- if (is.character(v)) text(v) else {
      tags <- if (is.double(v)) na_tag(v) else NA
      ifelse(is.na(v), ifelse(is.na(tags), "null", "null"), formatC(as.double(v), digits = 17, format = "g", width = 1))
    }
    paste0("{\"name\":", text(name), ",\"label\":", if (is.null(label)) "null" else text(label),
           ",\"labels\":{", paste(if (length(labels)) paste0(text(key(labels)), ":", text(names(labels))), collapse = ","), "}",
           ",\"tags\":[", paste(if (is.double(v)) sort(text(paste0(".", unique(na_tag(v)[!is.na(na_tag(v))]))))[any(!is.na(na_tag(v)))], collapse = ","), "]",
           ",\"values\":[", paste(values, collapse = ","), "]}")
  }
  paste0("[", paste(mapply(column, names(x), x), collapse = ",\n"), "]")
}

sink_json <- c()
for (version in c(8, 10, 12, 13, 14, 15)) {
  file <- sprintf("haven-%d.dta", version)
  data <- if (version >= 13) long else survey
  write_dta(data, file, version = version)
  sink_json <- c(sink_json, paste0("\"", file, "\":", json(as.list(read_dta(file, encoding = "UTF-8")))))
}
# foreign writes the bytes it is given: here one byte a letter, as on Norwegian Windows before Stata 14.
old <- function(x) iconv(x, "UTF-8", "latin1")
plain <- data.frame(id = 1:n, kjonn = factor(old(rep(c("Kjønn: kvinne", "Kjønn: mann"), 6))), andel = survey$andel,
                    heltall = c(1L, NA, 3:12), kommune = old(rep(c("Bodø", "Tromsø", "Å", "Ås"), 3)), ja = rep(c(TRUE, FALSE, NA), 4))
for (version in c(8, 10, 12)) {
  file <- sprintf("foreign-%d.dta", version)
  write.dta(plain, file, version = version)
  back <- as.list(read_dta(file, encoding = "latin1"))
  sink_json <- c(sink_json, paste0("\"", file, "\":", json(back)))
}
writeLines(paste0("{", paste(sink_json, collapse = ",\n"), "}"), "dta.json", useBytes = TRUE)
