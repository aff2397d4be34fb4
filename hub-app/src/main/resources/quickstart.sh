#: credentials
cd "${LINTAS_PARTNER:-.lintas/partner}"
HUB=$(cat hub-url); BASE=$(cat base-url); ID=$(cat client-id)
SERVICE=$(cat partner-service-id); CHANNEL=$(cat channel-id)
#: token
NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)
SIGNATURE=$(printf '%s|%s' "$ID" "$NOW" | openssl dgst -sha256 -sign private-key.pem | openssl base64 -A)
TOKEN=$(curl -sS "$BASE/v1.0/access-token/b2b" -H 'Content-Type: application/json' \
  -H "X-TIMESTAMP: $NOW" -H "X-CLIENT-KEY: $ID" -H "X-SIGNATURE: $SIGNATURE" \
  -d '{"grantType":"client_credentials"}' | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p')
test -n "$TOKEN" && echo "token of ${#TOKEN} characters"
#: code
CODE=$(curl -sS "$HUB/developers/$ID/codes" -H "Authorization: Bearer $TOKEN" |
  sed -n 's/.*"payable":\["\([0-9]*\)".*/\1/p')
test -n "$CODE" && echo "billing code $CODE"
#: call
snap() { # service, X-EXTERNAL-ID, body without white space outside texts
  NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  WHERE=$(printf '%s' "$BASE" | sed 's|^[a-z]*://[^/]*||')/v1.0/transfer-va/$1
  HASH=$(printf '%s' "$3" | openssl dgst -sha256 -r | cut -d' ' -f1)
  SIGNATURE=$(printf '%s' "POST:$WHERE:$TOKEN:$HASH:$NOW" |
    openssl dgst -sha512 -hmac "$(cat client-secret)" -binary | openssl base64 -A)
  curl -sS "$BASE/v1.0/transfer-va/$1" -H 'Content-Type: application/json' \
    -H "Authorization: Bearer $TOKEN" -H "X-TIMESTAMP: $NOW" -H "X-SIGNATURE: $SIGNATURE" \
    -H "X-PARTNER-ID: $ID" -H "X-EXTERNAL-ID: $2" -H "CHANNEL-ID: $CHANNEL" -d "$3"
  echo
}
ACCOUNT='"partnerServiceId":"'$SERVICE'","customerNo":"'$CODE'","virtualAccountNo":"'$SERVICE$CODE'"'
REQUEST=$(openssl rand -hex 12)
#: inquiry
snap inquiry "$(openssl rand -hex 16)" "{$ACCOUNT,\"inquiryRequestId\":\"$REQUEST\"}"
#: payment
EXTERNAL=$(openssl rand -hex 16)
PAYMENT="{$ACCOUNT,\"paymentRequestId\":\"$REQUEST\",\"paidAmount\":{\"value\":\"350000.00\",\"currency\":\"IDR\"},\"referenceNo\":\"$(openssl rand -hex 8)\"}"
snap payment "$EXTERNAL" "$PAYMENT"
#: repeat
snap payment "$EXTERNAL" "$PAYMENT"
#: status
snap status "$(openssl rand -hex 16)" "{$ACCOUNT,\"paymentRequestId\":\"$REQUEST\"}"
