package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import id.lintas.simulators.load.RawPayers.Case;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The five statements of the baseline, and texts of the length that the hub's have. */
final class RawSql {

    static final String SAID = """
            with asked as (
              insert into partner_request (partner, scope, value, digest, settlements, answered_at)
              values ('bank-musi', ?, ?, ?, ?::jsonb, ?))
            insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, channel, transport,
              received_at, outcome, office, payment)
            values ('bank-musi', ?, ?, ?, ?, ?, '6010', 'REST', ?, 'SETTLED', ?, ?)
            """;

    static final String PAYMENT = """
            insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel,
              amount, status, paid_at, received_at)
            values (?, ?, ?, ?, 'bank-musi', ?, 'REST', '6010', ?, 'PROVISIONAL', ?, ?)
            """;

    static final String MOVED = """
            with moved as (
              update application set stage = 'PAID_PROVISIONAL', stage_since = ?, version = version + 1
              where office = ? and id = ?)
            update bill set status = 'PAID' where office = ? and application = ? and issue = 1
            """;

    static final String OWED = """
            with owed (office, id, link, type, correlation, content_type, body, due, now) as (values
              (?, ?::uuid, 'registry', 'id.lintas.payment.confirmed.v1', ?, 'application/cloudevents+json', ?::bytea, ?::timestamptz, ?::timestamptz),
              (?, ?::uuid, 'own-system', 'id.lintas.payment.settled.v1', ?, 'application/json', ?::bytea, ?::timestamptz, ?::timestamptz)),
            kept as (
              insert into delivery (office, id, type, correlation, content_type, body, created_at)
              select office, id, type, correlation, content_type, body, now from owed)
            insert into delivery_state (office, id, link, status, next_attempt_at) select office, id, link, 'DUE', due from owed
            """;

    static final String TOLD = """
            with noted as (
              insert into audit_entry (office, id, at, actor, workplace, event, outcome, subject, detail, reason)
              values (?, ?, ?, 'bank-musi', '', 'PAYMENT_RECORDED', 'DONE', ?, ?, ''),
                (?, ?, ?, 'bank-musi', '', 'STAGE_CHANGED', 'DONE', ?, 'PAID_PROVISIONAL', ''))
            insert into inbound_message (id, peer, transport, address, operation, office, correlation, received_at, answered_at,
              outcome, detail, digest, sealed_for, body, call_id, status, code)
            values (?, 'bank-musi', 'REST', '/partners/bank-musi', 'payment', ?, ?, ?, ?, 'SETTLED', '', ?, ?, ?, ?, 200, '2002500')
            """;

    private RawSql() {}

    /** The answer as the hub keeps it. */
    static String settlements(BenchBill bill, UUID payment, Timestamp now) {
        return "[{\"outcome\": \"SETTLED\", \"detail\": \"\", \"bill\": {\"billingCode\": {\"value\": \"" + bill.code()
                + "\"}, \"payer\": \"Siti R.\", \"amount\": {\"amount\": " + bill.amount()
                + "}, \"expiresAt\": 1796357133.000000000}, \"paymentId\": \"" + payment + "\", \"token\": null}]";
    }

    /** What the registry is told. */
    static String event(Case owing, BenchBill bill, UUID payment, Timestamp now) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + payment
                + "\",\"type\":\"id.lintas.payment.confirmed.v1\",\"source\":\"/offices/" + owing.office()
                + "\",\"subject\":\"" + owing.booking() + "\",\"time\":\"" + micros(now)
                + "\",\"datacontenttype\":\"application/json\",\"data\":{\"paymentId\":\"" + payment
                + "\",\"billingCode\":\"" + bill.code() + "\",\"amount\":" + bill.amount()
                + ",\"paidAt\":\"2026-11-23T09:02:00Z\",\"partner\":\"bank-musi\",\"partnerReference\":\""
                + bill.reference() + "\",\"channel\":\"6010\"}}";
    }

    /** What the office's own system is told. */
    static String webhook(Case owing, Timestamp now) {
        return "{\"type\":\"id.lintas.payment.settled.v1\",\"timestamp\":\"" + micros(now)
                + "\",\"data\":{\"office\":\""
                + owing.office() + "\",\"bookingCode\":\"" + owing.booking() + "\",\"applicationId\":\""
                + owing.application() + "\",\"stage\":\"PAID_PROVISIONAL\"}}";
    }

    /** What the bank sends. */
    static String call(BenchBill bill) {
        String money = "{\"value\":\"" + bill.amount() + ".00\",\"currency\":\"IDR\"}";
        return "{\"partnerServiceId\":\"  088899\",\"customerNo\":\"" + bill.code()
                + "\",\"virtualAccountNo\":\"  088899"
                + bill.code() + "\",\"paymentRequestId\":\"" + bill.requestId()
                + "\",\"channelCode\":6010,\"paidAmount\":"
                + money + ",\"totalAmount\":" + money
                + ",\"trxDateTime\":\"2026-11-23T16:02:00+07:00\",\"referenceNo\":\""
                + bill.reference() + "\",\"flagAdvise\":\"N\",\"additionalInfo\":{}}";
    }

    private static String micros(Timestamp time) {
        return time.toInstant().truncatedTo(ChronoUnit.MICROS).toString();
    }
}
