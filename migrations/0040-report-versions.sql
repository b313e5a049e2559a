-- Which of a study's locked reports it is, from 1 in the order they were locked: whoever withdraws is told it.
alter table finding_reports add column version integer not null default 1;
update finding_reports
set version = ordered.version
from (
  select organisation_id, study_id, report_id,
    row_number() over (partition by organisation_id, study_id order by locked_on, title, report_id) as version
  from finding_reports
) as ordered
where finding_reports.organisation_id = ordered.organisation_id
  and finding_reports.study_id = ordered.study_id
  and finding_reports.report_id = ordered.report_id;
