<?php
// Takes in Ringpost's webhooks with nothing but PHP 8 itself.
//
//   WEBHOOK_SECRET=... php -S 0.0.0.0:8080 receiver.php     serves (behind PHP-FPM it works as it is)
//   php receiver.php check < cases                          verifies cases, see README.md
declare(strict_types=1);

const TOLERANCE_SECONDS = 5 * 60;

/** Standard Webhooks: says "ok" or why the webhook is refused. The body is the bytes as they came. */
function verify(string $secret, array $headers, string $body, int $now): string
{
    $headers = array_change_key_case($headers);
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    $signatures = $headers['webhook-signature'] ?? '';
    if ($id === '' || $timestamp === '' || $signatures === '') {
        return 'header_missing';
    }
    if (!preg_match('/\A[0-9]{1,12}\z/', $timestamp)) {
        return 'timestamp_malformed';
    }
    if ($now - (int) $timestamp > TOLERANCE_SECONDS) {
        return 'timestamp_too_old';
    }
    if ((int) $timestamp - $now > TOLERANCE_SECONDS) {
        return 'timestamp_too_new';
    }
    $valid = false;
    foreach (keys($secret) as $key) {
        $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
        foreach (explode(' ', $signatures) as $signature) {
            $valid = hash_equals($expected, $signature) || $valid;
        }
    }
    return $valid ? 'ok' : 'signature_wrong';
}

/** X-Webhook-Signature alone: covers neither time nor id, so prefer verify(). */
function verify_body_only(string $secret, array $headers, string $body): string
{
    $signature = array_change_key_case($headers)['x-webhook-signature'] ?? '';
    if ($signature === '') {
        return 'header_missing';
    }
    return hash_equals('sha256=' . hash_hmac('sha256', $body, $secret), $signature) ? 'ok' : 'signature_wrong';
}

/** A secret that you chose keys by its text, one that Ringpost made by the bytes that its base64 stands for. */
function keys(string $secret): array
{
    $made = preg_match('#\Awhsec_([A-Za-z0-9+/]{43}=)\z#', $secret, $parts);
    return $made ? [base64_decode($parts[1]), $secret] : [$secret];
}

/**
 * A file per webhook-id for the sample. In yours: a table with webhook-id as its primary key, and the row and the
 * event's work queue entry in one transaction, so that neither stands without the other.
 */
function keep_once(string $id, array $event): void
{
    $file = @fopen(sys_get_temp_dir() . '/webhook-' . hash('sha256', $id), 'x');
    if ($file !== false) {
        fwrite($file, json_encode($event));
        fclose($file);
        error_log('kept for a worker: ' . $event['event']);
    }
}

function handle(): void
{
    $secret = getenv('WEBHOOK_SECRET');
    if (!$secret) {
        http_response_code(500);
        error_log('WEBHOOK_SECRET is missing');
        return;
    }
    $headers = [];
    foreach ($_SERVER as $name => $value) {
        if (str_starts_with($name, 'HTTP_')) {
            $headers[str_replace('_', '-', substr($name, 5))] = $value;
        }
    }
    $body = file_get_contents('php://input');
    $verdict = verify($secret, $headers, $body, time());
    if ($verdict !== 'ok') {
        error_log("refused: $verdict");
        http_response_code(401);
        return;
    }
    keep_once($_SERVER['HTTP_WEBHOOK_ID'], json_decode($body, true, 512, JSON_THROW_ON_ERROR));
    http_response_code(204);
}

function check(): void
{
    while (($line = fgets(STDIN)) !== false) {
        $fields = explode("\t", rtrim($line, "\r\n"));
        [$kind, $secret, $now, $body] = $fields;
        $headers = [];
        foreach (array_slice($fields, 4) as $field) {
            [$name, $value] = explode(': ', base64_decode($field), 2);
            $headers[$name] = $value;
        }
        echo $kind === 'standard'
            ? verify(base64_decode($secret), $headers, base64_decode($body), (int) $now)
            : verify_body_only(base64_decode($secret), $headers, base64_decode($body)), "\n";
    }
}

if (PHP_SAPI === 'cli' && ($argv[1] ?? '') === 'check') {
    check();
} else {
    handle();
}
