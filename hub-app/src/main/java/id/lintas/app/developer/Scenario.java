package id.lintas.app.developer;

import id.lintas.message.PartnerCalls;
import id.lintas.payment.Outcome;
import org.jspecify.annotations.Nullable;

/** What a bank's programs have to get right, each with the answer of the hub: at least one good and one bad call of each service. */
enum Scenario {
    TOKEN_ISSUED("token", "2007300", Bill.NONE),
    TOKEN_REFUSED("token", "4017300", Bill.NONE),
    INQUIRY_PAYABLE("inquiry", "2002400", Bill.PAYABLE),
    INQUIRY_PAID("inquiry", "4042414", Bill.PAID),
    INQUIRY_EXPIRED("inquiry", "4042419", Bill.EXPIRED),
    INQUIRY_UNKNOWN("inquiry", "4042412", Bill.UNKNOWN),
    PAYMENT_SETTLED("payment", "2002500", Bill.PAYABLE, Outcome.SETTLED),
    PAYMENT_REPEATED("payment", "4042518", Bill.PAYABLE),
    PAYMENT_CONFLICT("payment", "4092500", Bill.PAYABLE),
    PAYMENT_AMOUNT("payment", "4042513", Bill.PAYABLE),
    PAYMENT_PAID("payment", "4042514", Bill.PAID),
    PAYMENT_LATE("payment", "2002500", Bill.EXPIRED, Outcome.SETTLED_LATE),
    PAYMENT_UNKNOWN("payment", "4042512", Bill.UNKNOWN),
    PAYMENT_SIGNATURE("payment", "4012500", Bill.PAYABLE),
    PAYMENT_TOKEN("payment", "4012501", Bill.PAYABLE),
    PAYMENT_FIELD("payment", "4002502", Bill.PAYABLE),
    STATUS_KNOWN("status", "2002600", Bill.PAID),
    STATUS_UNKNOWN("status", "4042601", Bill.PAYABLE);

    /** Which of the sandbox's bills the call is for. */
    enum Bill {
        NONE,
        PAYABLE,
        PAID,
        EXPIRED,
        UNKNOWN
    }

    private final String service;
    private final String code;
    private final Bill bill;
    private final @Nullable Outcome outcome;

    Scenario(String service, String code, Bill bill) {
        this(service, code, bill, null);
    }

    Scenario(String service, String code, Bill bill, @Nullable Outcome outcome) {
        this.service = service;
        this.code = code;
        this.bill = bill;
        this.outcome = outcome;
    }

    /** Which service is called. */
    public String service() {
        return service;
    }

    /** The response code that the hub gives. */
    public String code() {
        return code;
    }

    public Bill bill() {
        return bill;
    }

    /** Whether the hub does what is asked. */
    public boolean positive() {
        return code.startsWith("2");
    }

    /** Whether the call went as this scenario goes. */
    boolean is(PartnerCalls.Call call) {
        return call.service().equals(service)
                && call.code().equals(code)
                && (outcome == null || call.outcome().equals(outcome.name()));
    }
}
