package id.lintas.reconciliation;

/**
 * The match as two statements over sets; no row is fetched to be looked at. Each payment is one key, the partner's reference
 * under which it was confirmed, or else the statement's; its day is the statement's, or else the day on which it was paid in
 * western Indonesia. All that is known of a key is looked at together, so the order in which it came does not matter.
 *
 * <p>The planner does not know how large a common table is, and would hold two of them against each other row by row: what is
 * said of a key is therefore grouped, and a common table is joined with tables that have an index alone.
 */
final class MatchSql {

    private MatchSql() {}

    private static final String IN_DAYS =
            " >= (:from)::date::timestamp at time zone 'Asia/Jakarta' and %1$s < ((:until)::date + 1)::timestamp"
                    + " at time zone 'Asia/Jakarta'";

    private static final String COVERED =
            "exists (select 1 from statement_part s where s.partner = f.partner and %s between s.covers_from and s.covers_until)";

    /** Which payments the days touch, by whichever of the two witnesses. */
    private static final String KEYS = """
            with touched as (select partner, reference from statement_line where partner = any(:partners) and day between :from and :until),
            heard as (
              select partner, reference, alternate from partner_payment where partner = any(:partners) and (paid_at%s)
              union
              select partner, reference, alternate from partner_payment where partner = any(:partners) and (reversed_at%s)
              union
              select p.partner, p.reference, p.alternate from touched t join partner_payment p on p.partner = t.partner and p.reference = t.reference
              union
              select p.partner, p.reference, p.alternate from touched t join partner_payment p on p.partner = t.partner and p.alternate = t.reference),
            stated as (
              select partner, reference from touched
              union select l.partner, l.reference from heard h join statement_line l on l.partner = h.partner and l.reference = h.reference
              union select l.partner, l.reference from heard h join statement_line l on l.partner = h.partner and l.reference = h.alternate),
            named as (
              select s.partner, s.reference, coalesce(p.reference, a.reference, s.reference) as key from stated s
              left join partner_payment p on p.partner = s.partner and p.reference = s.reference
              left join (select partner, alternate, min(reference) as reference from heard group by partner, alternate) a
                on a.partner = s.partner and a.alternate = s.reference and p.reference is null),
            marks as (
              select partner, key, sum(amount) filter (where direction = 'CREDIT') as stated,
                count(*) filter (where direction = 'CREDIT') as times, min(day) filter (where direction = 'CREDIT') as stated_day,
                min(booked_at) filter (where direction = 'CREDIT') as stated_at, min(code) filter (where direction = 'CREDIT') as said,
                sum(amount) filter (where direction = 'DEBIT') as back, min(day) filter (where direction = 'DEBIT') as back_day,
                min(booked_at) filter (where direction = 'DEBIT') as back_at
              from (
                select n.partner, n.key, l.direction, l.amount, l.day, l.booked_at, l.billing_code as code
                from named n join statement_line l on l.partner = n.partner and l.reference = n.reference
                union all
                select partner, reference, null, null, null::date, null, null from heard) m
              group by partner, key),
            """.formatted(IN_DAYS.formatted("paid_at"), IN_DAYS.formatted("reversed_at"));

    private static final String FACTS = """
            facts as (
              select k.partner, k.key, k.stated, k.said, k.times, k.back,
                coalesce(p.confirmed, false) as confirmed, p.reference is not null as heard, p.amount, p.paid_at, p.reversed_at,
                p.reversal_amount, p.billing_code as code, p.matched_code,
                p.held and p.payment is null and p.match is null as unclaimed,
                p.payment is not null or p.held or p.returned_at is not null as taken,
                p.returned_at is not null or coalesce(m.status = 'RETURNED', false) as given_back,
                m.status, coalesce(p.office, b.office) as office, b.office is not null as billed,
                coalesce(k.stated_day, case when p.confirmed then (p.paid_at at time zone 'Asia/Jakarta')::date end, k.back_day,
                  (p.paid_at at time zone 'Asia/Jakarta')::date) as day,
                coalesce(k.stated_at, p.paid_at, k.back_at) as at
              from marks k
              left join partner_payment p on p.partner = k.partner and p.reference = k.key
              left join payment m on m.office = p.office and m.id = p.payment
              left join billing_code_office b on b.billing_code = coalesce(k.said, p.billing_code)),
            """;

    private static final String FOUND =
            """
            found as (
              select f.partner, f.day, k.kind, f.key as subject, coalesce(f.code, f.said) as billing_code, f.office,
                case when k.kind in ('REVERSED_THERE', 'MONEY_OUT') then f.back else f.stated end as stated,
                case when f.confirmed then f.amount end as confirmed, f.at
              from facts f cross join lateral (values
                ('NOT_CONFIRMED', f.stated is not null and not f.confirmed and f.billed and f.back is distinct from f.stated),
                ('UNKNOWN_BILL', f.stated is not null and not f.confirmed and not f.billed and f.back is distinct from f.stated),
                ('NOT_ON_STATEMENT', f.confirmed and f.taken and f.stated is null and f.reversed_at is null and %s),
                ('REFUSED_HERE', f.stated is not null and f.confirmed and not f.taken and f.back is distinct from f.stated),
                ('MONEY_WITHOUT_BILL', f.confirmed and f.unclaimed and f.reversed_at is null),
                ('AMOUNT', f.confirmed and (f.stated <> f.amount or f.back <> coalesce(f.reversal_amount, f.amount))),
                ('OTHER_BILL', f.confirmed and f.said <> f.code and f.said is distinct from f.matched_code),
                ('BILL_AMOUNT', f.status = 'MISMATCH'),
                ('LATE', f.status = 'LATE'),
                ('PAID_TWICE', f.status = 'SECOND' or f.times > 1),
                ('REVERSED_HERE', f.confirmed and f.reversed_at is not null and f.stated is not null and f.back is null and %s),
                ('REVERSED_THERE', f.back is not null and f.confirmed and f.reversed_at is null and not f.given_back),
                ('MONEY_OUT', f.back is not null and f.stated is null and not f.heard)) k (kind, holds)
              where k.holds
              union all
              select partner, (min(covers_from) at time zone 'Asia/Jakarta')::date, 'PAGE_MISSING', name, null, null, null, null, min(covers_from)
              from statement_part where partner = any(:partners) group by partner, name
              having (min(covers_from) at time zone 'Asia/Jakarta')::date between :from and :until
                and not (bool_or(last_page) and count(*) = max(page))),
            """.formatted(COVERED.formatted("f.paid_at"), COVERED.formatted("f.reversed_at"));

    /** Writes down what differs now and closes what does so no more; says how many rows changed. */
    static final String DIFFERENCES = KEYS + FACTS + FOUND + """
            written as (
              insert into reconciliation_difference as d (partner, day, kind, subject, billing_code, office, stated, confirmed, at, found_at)
              select partner, day, kind, subject, billing_code, office, stated, confirmed, at, cast(:now as timestamptz) from found
              on conflict (partner, day, kind, subject) do update set billing_code = excluded.billing_code, office = excluded.office,
                stated = excluded.stated, confirmed = excluded.confirmed, at = excluded.at, closed_at = null,
                found_at = case when d.closed_at is null then d.found_at else excluded.found_at end
              where d.closed_at is not null
                or (d.billing_code, d.office, d.stated, d.confirmed, d.at)
                  is distinct from (excluded.billing_code, excluded.office, excluded.stated, excluded.confirmed, excluded.at)
              returning 1),
            closed as (
              update reconciliation_difference d set closed_at = cast(:now as timestamptz)
              where d.partner = any(:partners) and d.closed_at is null
                and (d.day between :from and :until or (d.partner, d.subject) in (select partner, key from marks union all select partner, reference from named))
                and (d.partner, d.day, d.kind, d.subject) not in (select partner, day, kind, subject from found)
              returning 1)
            select (select count(*) from written) + (select count(*) from closed)
            """;

    /** Sums up each partner's day, of those asked for and those whose differences this run changed. */
    static final String DAYS = """
            with days as (
              select p.partner, g.day::date as day from unnest(:partners) as p (partner)
              cross join generate_series((:from)::date, (:until)::date, interval '1 day') as g (day)
              union
              select partner, day from reconciliation_difference where partner = any(:partners) and (found_at = cast(:now as timestamptz) or closed_at = cast(:now as timestamptz))),
            stated as (
              select partner, day, count(*) as lines, sum(amount) as amount from statement_line
              where direction = 'CREDIT' and (partner, day) in (select partner, day from days) group by partner, day),
            confirmed as (
              select p.partner, d.day, count(*) as payments, sum(p.amount) as amount from days d join partner_payment p
                on p.partner = d.partner and p.paid_at >= d.day::timestamp at time zone 'Asia/Jakarta'
                and p.paid_at < (d.day + 1)::timestamp at time zone 'Asia/Jakarta'
              where p.confirmed and (p.payment is not null or p.held or p.returned_at is not null) group by p.partner, d.day),
            open as (
              select partner, day, count(*) as many, string_agg(concat_ws(' ', kind, subject, billing_code, stated, confirmed), '|'
                order by kind, subject) as words
              from reconciliation_difference where closed_at is null and (partner, day) in (select partner, day from days)
              group by partner, day),
            summed as (
              select d.partner, d.day, exists (select 1 from statement_part s where s.partner = d.partner
                  and s.covers_from < (d.day + 1)::timestamp at time zone 'Asia/Jakarta'
                  and s.covers_until >= d.day::timestamp at time zone 'Asia/Jakarta') as covered,
                coalesce(s.lines, 0) as lines, coalesce(s.amount, 0) as stated, coalesce(c.payments, 0) as confirmations,
                coalesce(c.amount, 0) as confirmed, coalesce(o.many, 0) as open, coalesce(o.words, '') as words
              from days d left join stated s using (partner, day) left join confirmed c using (partner, day)
              left join open o using (partner, day))
            insert into reconciliation_day (partner, day, covered, lines, stated, confirmations, confirmed, open, digest, run_at)
            select partner, day, covered, lines, stated, confirmations, confirmed, open,
              encode(sha256(convert_to(concat_ws('/', covered, lines, stated::numeric(22, 5), confirmations, confirmed, words), 'UTF8')), 'hex'), cast(:now as timestamptz)
            from summed where covered or lines > 0 or confirmations > 0 or open > 0
              or exists (select 1 from reconciliation_day k where k.partner = summed.partner and k.day = summed.day)
            on conflict (partner, day) do update set covered = excluded.covered, lines = excluded.lines, stated = excluded.stated,
              confirmations = excluded.confirmations, confirmed = excluded.confirmed, open = excluded.open, digest = excluded.digest,
              run_at = excluded.run_at
            """;
}
