-- The column names that readers of the guides expect.
create view call_results as
select coalesce((select leg ->> 'providerCallId'
                 from jsonb_array_elements(document -> 'legs') as leg
                 where leg ->> 'provider' = 'retell' limit 1), id)  as call_id,
       agent_id,
       from_number,
       to_number,
       direction,
       document ->> 'callType'                                      as call_type,
       status,
       (document ->> 'startedAt')::timestamptz                      as start_timestamp,
       (document ->> 'endedAt')::timestamptz                        as end_timestamp,
       reason                                                       as disconnection_reason,
       document ->> 'transcript'                                    as transcript,
       document -> 'transcriptTurns'                                as transcript_object,
       document -> 'analysis'                                       as call_analysis,
       document -> 'dynamicVariables'                               as retell_llm_dynamic_variables,
       (document ->> 'createdAt')::timestamptz                      as created_at,
       (document ->> 'updatedAt')::timestamptz                      as updated_at
from calls;

create view phone_calls as
select id,
       provider_call_ids[1]                                         as call_sid,
       providers[1]                                                 as provider,
       from_number,
       to_number,
       direction,
       status,
       (document ->> 'durationSeconds')::integer                    as duration,
       (document ->> 'startedAt')::timestamptz                      as started_at,
       (document ->> 'endedAt')::timestamptz                        as ended_at,
       (document ->> 'createdAt')::timestamptz                      as created_at,
       (document ->> 'updatedAt')::timestamptz                      as updated_at
from calls
where coalesce(document ->> 'callType', 'phone_call') = 'phone_call';
