{{/* Which secrets of Kafka's clients come into question; of the config. */}}
{{- define "ringpost.kafka" -}}
sasl: {{ hasPrefix "SASL" (.KAFKA_SECURITY_PROTOCOL | default "") }}
key: {{ not (empty .KAFKA_SSL_KEYSTORE_LOCATION) }}
# Kafka refuses a password beside a store of PEM.
keystore: {{ and (not (empty .KAFKA_SSL_KEYSTORE_LOCATION)) (ne (default "" .KAFKA_SSL_KEYSTORE_TYPE) "PEM") }}
truststore: {{ and (not (empty .KAFKA_SSL_TRUSTSTORE_LOCATION)) (ne (default "" .KAFKA_SSL_TRUSTSTORE_TYPE) "PEM") }}
{{- end }}

{{/* A service's environment; of {root, service, facts, workload}. */}}
{{- define "ringpost.env" -}}
{{- $root := .root }}
{{- $v := .root.Values }}
{{- $needs := .root.Files.Get "files/secrets.yaml" | fromYaml }}
{{- $kafka := include "ringpost.kafka" $v.config | fromYaml }}
{{- range .facts.secrets }}
{{- $need := index $needs . }}
{{- $from := index $v.secrets.from . | default dict }}
{{- $provider := index $v.providers (trimSuffix "-api" $need) | default dict }}
{{- $wanted := or (has $need (list "always" "optional")) $provider.enabled (index $kafka $need) }}
{{- $addressed := or (and (eq $need "voipms") $v.config.VOIPMS_ALLOWED_IPS) (and (eq $need "wavoip") $v.config.WAVOIP_ALLOWED_IPS) }}
{{- if $wanted }}
- name: {{ . }}
  valueFrom:
    secretKeyRef:
      name: {{ $from.name | default $v.secrets.existingSecret }}
      key: {{ $from.key | default . }}
      {{- if or (has $need (list "optional" "key" "truststore")) (hasSuffix "-api" $need) $addressed }}
      optional: true
      {{- end }}
{{- end }}
{{- end }}
{{- with include "ringpost.javaOptions" .workload }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- with .workload.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The JVM refuses two collectors, so one among the options stands in place of the collector. */}}
{{- define "ringpost.javaOptions" -}}
{{- $options := .javaOptions | default list }}
{{- if and .collector (not (regexMatch "-XX:\\+Use\\w*GC" (join " " $options))) }}
{{- $options = prepend $options .collector }}
{{- end }}
{{- join " " $options }}
{{- end }}

{{/* What the chart itself settles for a service, beside the values' config. */}}
{{- define "ringpost.ownConfig" -}}
RINGPOST_MANAGEMENT_PORT: {{ .root.Values.management.port | quote }}
{{- if .root.Values.settings }}
RINGPOST_CONFIG_FILE: /etc/ringpost/settings.yaml
{{- end }}
{{- if and (eq .service "ingress-service") .root.Values.spool.enabled }}
RINGPOST_SPOOL_DIR: /var/lib/ringpost/spool
{{- end }}
{{- if eq .service "recording-service" }}
RINGPOST_RECORDINGS_DIR: /var/lib/ringpost/recordings
{{- end }}
{{- end }}

{{- define "ringpost.config" -}}
{{- $root := .root }}
{{- range .facts.config }}
{{- $value := index $root.Values.config . }}
{{- if and (not (kindIs "invalid" $value)) (ne (toString $value) "") }}
{{ . }}: {{ toString $value | quote }}
{{- end }}
{{- end }}
{{ include "ringpost.ownConfig" . }}
{{- end }}

{{- define "ringpost.probe" -}}
httpGet:
  path: {{ .path }}
  port: {{ .port }}
{{ toYaml .timing }}
{{- end }}

{{/* The pod of a service; of {root, service, facts, workload}. */}}
{{- define "ringpost.pod" -}}
{{- $w := .workload }}
{{- $v := .root.Values }}
metadata:
  labels:
    {{- include "ringpost.labels" . | nindent 4 }}
    {{- with $w.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    checksum/config: {{ include "ringpost.config" . | sha256sum }}
    checksum/settings: {{ toYaml $v.settings | sha256sum }}
    {{- with $v.secrets.revision }}
    ringpost.io/secrets-revision: {{ . | quote }}
    {{- end }}
    {{- with $w.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "ringpost.object" . }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ $w.terminationGracePeriodSeconds }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- with $v.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  {{- with $w.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $w.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $w.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $w.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if $w.spread.enabled }}
  topologySpreadConstraints:
    {{- $selector := include "ringpost.selector" . }}
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: {{ $w.spread.whenUnsatisfiable }}
      labelSelector:
        matchLabels:
          {{- $selector | nindent 10 }}
    {{- end }}
  {{- end }}
  containers:
    - name: {{ .service }}
      image: {{ include "ringpost.image" . }}
      imagePullPolicy: {{ $v.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        runAsNonRoot: true
        capabilities:
          drop: [ALL]
      ports:
        - name: http
          containerPort: {{ .facts.port }}
          protocol: TCP
        - name: management
          containerPort: {{ $v.management.port }}
          protocol: TCP
      envFrom:
        - configMapRef:
            name: {{ include "ringpost.object" . }}
      env:
        {{- include "ringpost.env" . | trim | nindent 8 }}
      startupProbe:
        {{- include "ringpost.probe" (dict "path" "/q/health/started" "port" "http" "timing" $w.probes.startup) | nindent 8 }}
      {{- /* Nobody who crowds the service's port may have it restarted. */}}
      livenessProbe:
        {{- include "ringpost.probe" (dict "path" "/q/health/live" "port" "management" "timing" $w.probes.liveness) | nindent 8 }}
      readinessProbe:
        {{- include "ringpost.probe" (dict "path" "/q/health/ready" "port" "http" "timing" $w.probes.readiness) | nindent 8 }}
      lifecycle:
        preStop:
          exec:
            command: ["sleep", {{ $w.drainSeconds | toString | quote }}]
      resources:
        {{- toYaml $w.resources | nindent 8 }}
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if $v.settings }}
        - name: settings
          mountPath: /etc/ringpost
          readOnly: true
        {{- end }}
        {{- if and (eq .service "ingress-service") $v.spool.enabled }}
        - name: spool
          mountPath: /var/lib/ringpost/spool
        {{- end }}
        {{- if eq .service "recording-service" }}
        - name: recordings
          mountPath: /var/lib/ringpost/recordings
        {{- end }}
        {{- with $w.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: {{ $w.tmpSizeLimit }}
    {{- if $v.settings }}
    - name: settings
      configMap:
        name: {{ include "ringpost.fullname" .root }}-settings
    {{- end }}
    {{- if eq .service "recording-service" }}
    - name: recordings
      persistentVolumeClaim:
        claimName: {{ $v.recordings.existingClaim | default (printf "%s-recordings" (include "ringpost.fullname" .root)) }}
    {{- end }}
    {{- with $w.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
