# CSV files as R writes them.  Rscript make-csv.R  (R 4.2.2, readr 2.1.4)
suppressPackageStartupMessages(library(readr))
set.seed(7)
n <- 60
words <- c("Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig")
mood <- rnorm(n)
take <- function(lowest) words[pmin(5, pmax(lowest, round(3.3 + mood + rnorm(n, 0, 0.7))))]
answers <- data.frame(
  kontor = sample(c("Bodø", "Tromsø", "Å, i \"Moskenes\""), n, replace = TRUE),
  trivsel_1 = take(1),
  trivsel_2 = take(2),
  trivsel_3 = take(1),
  andel = round(runif(n, 0, 100), 2),
  fast = sample(c(TRUE, FALSE), n, replace = TRUE),
  svart = as.Date("2016-02-01") + sample(0:20, n, replace = TRUE)
)
# One person alone chose the lowest answer, and one did not answer.
answers$trivsel_2[5] <- "Helt uenig"
for (column in c("trivsel_1", "andel", "fast")) answers[[column]][7] <- NA
write.csv(answers, "write.csv", fileEncoding = "UTF-8")
write.csv2(answers, "write2.csv", fileEncoding = "latin1", na = "")
write_csv(answers, "readr.csv")
write_csv2(answers, "readr2.csv")
write_excel_csv2(answers, "readr-excel.csv", na = ".")
