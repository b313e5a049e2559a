-- Which texts there were when themes were told, as a JSON list of their ids in the order of the bits of the telling's sets.
-- Ids of texts that are erased later stay: they are random, and without them nobody knows which texts an earlier figure is
-- of, and a later one held against it would tell what the erased text was about. Null: told before this was kept, and
-- texts had gone by then.
alter table open_answer_tellings add column text_ids text;
update open_answer_tellings
set text_ids = there.text_ids
from (
  select organisation_id, wave_id, audience, item_id, count(*) as texts,
    json_agg(text_id order by text_id collate "C")::text as text_ids
  from free_texts
  group by organisation_id, wave_id, audience, item_id
) as there
where open_answer_tellings.organisation_id = there.organisation_id
  and open_answer_tellings.wave_id = there.wave_id
  and open_answer_tellings.audience = there.audience
  and open_answer_tellings.item_id = there.item_id
  and (open_answer_tellings.themes::json ->> 'texts')::integer = there.texts;
