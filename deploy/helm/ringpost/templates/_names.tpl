{{- define "ringpost.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 30 | trimSuffix "-" }}
{{- end }}

{{- define "ringpost.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 30 | trimSuffix "-" }}
{{- else if contains (include "ringpost.name" .) .Release.Name }}
{{- .Release.Name | trunc 30 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "ringpost.name" .) | trunc 30 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* The name of a service's objects; of {root, service}. */}}
{{- define "ringpost.object" -}}
{{- printf "%s-%s" (include "ringpost.fullname" .root) .service }}
{{- end }}

{{/* What selects a service's pods; never changes between versions. */}}
{{- define "ringpost.selector" -}}
app.kubernetes.io/name: {{ include "ringpost.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .service }}
{{- end }}

{{- define "ringpost.labels" -}}
{{ include "ringpost.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: ringpost
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* A service's values: the defaults, overridden by its own; of {root, service}, as YAML. */}}
{{- define "ringpost.workload" -}}
{{- $own := deepCopy (index .root.Values.services .service | default dict) }}
{{- toYaml (mergeOverwrite (deepCopy .root.Values.defaults) $own) }}
{{- end }}

{{- define "ringpost.image" -}}
{{- $image := .root.Values.image }}
{{- $path := list $image.registry $image.repository .service | compact | join "/" }}
{{- if .workload.image.digest }}
{{- printf "%s@%s" $path .workload.image.digest }}
{{- else }}
{{- printf "%s:%s" $path (coalesce .workload.image.tag $image.tag .root.Chart.AppVersion) }}
{{- end }}
{{- end }}

{{- define "ringpost.replicas" -}}
{{- if .workload.autoscaling.enabled }}{{ .workload.autoscaling.maxReplicas }}{{ else }}{{ .workload.replicas }}{{ end }}
{{- end }}
