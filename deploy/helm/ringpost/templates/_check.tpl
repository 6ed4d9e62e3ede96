{{/* Says in one line what is missing; called once for every rendering. */}}
{{- define "ringpost.check" -}}
{{- $v := .Values }}
{{- if not $v.config.KAFKA_BOOTSTRAP_SERVERS }}{{ fail "config.KAFKA_BOOTSTRAP_SERVERS is not set: where Kafka is found (host:port, comma list)" }}{{ end }}
{{- if not $v.config.RINGPOST_DATABASE_URL }}{{ fail "config.RINGPOST_DATABASE_URL is not set: where PostgreSQL is found (postgresql://host:port/database)" }}{{ end }}
{{- if not $v.secrets.existingSecret }}{{ fail "secrets.existingSecret is not set: the Secret that holds RINGPOST_API_KEY and the others (deploy/README.md lists them)" }}{{ end }}
{{- if and $v.providers.twilio.enabled (not $v.config.WEBHOOK_BASE_URL) }}{{ fail "config.WEBHOOK_BASE_URL is not set: the public address that Twilio calls and signs" }}{{ end }}
{{- if and $v.ingress.webhooks.enabled (not $v.ingress.webhooks.host) }}{{ fail "ingress.webhooks.host is not set" }}{{ end }}
{{- if and $v.ingress.api.enabled (not $v.ingress.api.host) }}{{ fail "ingress.api.host is not set" }}{{ end }}
{{- if and $v.ingress.webhooks.enabled $v.ingress.api.enabled (eq $v.ingress.webhooks.host $v.ingress.api.host) }}{{ fail "ingress.webhooks.host and ingress.api.host must differ: the webhook host carries webhook paths only" }}{{ end }}
{{- if and (eq $v.topics.create "strimzi") (not $v.topics.strimzi.cluster) }}{{ fail "topics.strimzi.cluster is not set: the name of the Kafka resource" }}{{ end }}
{{- if gt (int $v.topics.minInsyncReplicas) (int $v.topics.replicas) }}{{ fail "topics.minInsyncReplicas is greater than topics.replicas: nothing could be written" }}{{ end }}
{{- range $service := keys $v.services | sortAlpha }}
{{- $w := include "ringpost.workload" (dict "root" $ "service" $service) | fromYaml }}
{{- if le (int $w.terminationGracePeriodSeconds) (add (int $w.drainSeconds) 10) }}{{ fail (printf "services.%s: terminationGracePeriodSeconds must be longer than drainSeconds and 10 s" $service) }}{{ end }}
{{- if and $w.autoscaling.enabled (gt (int $w.autoscaling.minReplicas) (int $w.autoscaling.maxReplicas)) }}{{ fail (printf "services.%s: autoscaling.minReplicas is greater than maxReplicas" $service) }}{{ end }}
{{- end }}
{{- $recording := include "ringpost.workload" (dict "root" . "service" "recording-service") | fromYaml }}
{{- if and (gt (int (include "ringpost.replicas" (dict "workload" $recording))) 1) (not (has "ReadWriteMany" $v.recordings.accessModes)) }}{{ fail "services.recording-service has more than one replica: recordings.accessModes must hold ReadWriteMany, for all of them write to one volume" }}{{ end }}
{{- end }}
