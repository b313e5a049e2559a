# A spreadsheet as R writes it, and what is in it.  Rscript make-xlsx.R  (R 4.2.2, openxlsx 4.2.5.2, readxl 1.4.2)
# clippy.xlsx and deaths.xlsx were written by Excel; they come with readxl (readxl_example), MIT licence.
suppressPackageStartupMessages({ library(openxlsx); library(readxl) })
answers <- data.frame(
  nr = 1:8,
  kontor = c("Bodø", "Tromsø", NA, "Å & <Ås>", "Bodø", "\"Sitat\"", "med, komma", "to\nlinjer"),
  enig = c("Helt enig", "Litt uenig", "Enig", NA, "Helt uenig", "Enig", "Enig", "Helt enig"),
  andel = c(0.1, 1 / 3, -2.5, 1e-10, NA, 1e15, 123456789.125, 0),
  ja = c(TRUE, FALSE, NA, TRUE, TRUE, FALSE, FALSE, TRUE),
  dag = as.Date(c("2016-02-01", "1999-12-31", NA, "2026-02-28", "1900-03-01", "2000-02-29", "1970-01-01", "2016-02-01"))
)
write.xlsx(answers, "openxlsx.xlsx", overwrite = TRUE)
cell <- function(v) if (is.na(v)) "null" else if (is.numeric(v)) formatC(v, digits = 17, format = "g", width = 1) else
  paste0("\"", gsub("\n", " ", gsub("\"", "\\\\\"", format(v))), "\"")
back <- read_excel("openxlsx.xlsx")
back$dag <- format(as.Date(back$dag)); back$ja <- as.character(back$ja)
rows <- vapply(seq_len(nrow(back)), function(row) paste0("[", paste(vapply(back, function(v) cell(v[[row]]), ""), collapse = ","), "]"), "")
writeLines(paste0("{\"headings\":[", paste0("\"", names(back), "\"", collapse = ","), "],\"rows\":[\n", paste(rows, collapse = ",\n"), "]}"),
           "xlsx.json", useBytes = TRUE)
