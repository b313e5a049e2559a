# The computations of bench/desk.ts: best of five, in milliseconds, one a line.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]; scales <- as.integer(arguments[2]); per <- as.integer(arguments[3])
suppressMessages(library(psych))
d0 <- read.csv(file.path(folder, 'bench.csv'))
for (s in seq_len(scales)) {
  columns <- paste0('q', ((s - 1) * per + 1):(s * per))
  answered <- rowMeans(!is.na(d0[, columns])) >= 0.5
  d0[[paste0('s', s)]] <- ifelse(answered, rowMeans(d0[, columns], na.rm = TRUE), NA)
}
for (question in readLines(file.path(folder, 'questions.txt'))) {
  expression <- parse(text = question)
  times <- replicate(5, system.time(invisible(capture.output(suppressWarnings(eval(expression)))))[['elapsed']])
  cat(max(min(times) * 1000, 0.1), '\n')
}
