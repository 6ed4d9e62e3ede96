#!/bin/sh
# Creates every topic that is missing, as event-contract's Topology declares them; a test compares.
# KAFKA_BOOTSTRAP_SERVERS says where; REPLICAS and MIN_INSYNC (3 and 2), RINGPOST_TOPIC_PREFIX and
# CLIENT_PROPERTIES (a file that says how to log in) may be set.
set -eu

create() {
    topic=$1 partitions=$2
    shift 2
    "${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" \
        ${CLIENT_PROPERTIES:+--command-config "$CLIENT_PROPERTIES"} \
        --create --if-not-exists --topic "${RINGPOST_TOPIC_PREFIX:-}$topic" --partitions "$partitions" \
        --replication-factor "${REPLICAS:-3}" --config "min.insync.replicas=${MIN_INSYNC:-2}" "$@"
}

create telephony.raw.twilio.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=1209600000
create telephony.raw.retell.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=1209600000
create telephony.raw.voipms.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=1209600000
create telephony.raw.wavoip.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=1209600000
create crm.events.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=1209600000
create telephony.call-events.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.call-state.v1 12 --config cleanup.policy=compact,delete --config max.message.bytes=6291456 --config retention.ms=34560000000
create telephony.recordings.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.sms.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create crm.deliveries.v1 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create ringpost.refusals.v1 3 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=604800000
create ringpost.alerts.v1 3 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create privacy.erasures.v1 3 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=259200000
create crm.event-types.v1 1 --config cleanup.policy=compact --config max.message.bytes=6291456
create telephony.raw.twilio.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.raw.retell.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.raw.voipms.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.raw.wavoip.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create crm.events.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.call-events.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.recordings.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create telephony.sms.v1.dlq 12 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create ringpost.alerts.v1.dlq 3 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create privacy.erasures.v1.dlq 3 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
create crm.event-types.v1.dlq 1 --config cleanup.policy=delete --config max.message.bytes=6291456 --config retention.ms=2592000000
