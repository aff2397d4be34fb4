package id.lintas.simulators.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bodies of the three virtual account services for one billing code. */
record VirtualAccount(String partnerServiceId, String customerNo) {

    ObjectNode inquiry(String inquiryRequestId, Instant now) {
        ObjectNode body = account();
        body.put("inquiryRequestId", inquiryRequestId);
        body.put("trxDateInit", SnapTime.format(now));
        body.put("channelCode", 6010);
        return withAdditionalInfo(body);
    }

    ObjectNode payment(String paymentRequestId, String referenceNo, long amount, Instant paidAt) {
        ObjectNode body = account();
        body.put("paymentRequestId", paymentRequestId);
        body.put("channelCode", 6010);
        body.set("paidAmount", money(amount));
        body.set("totalAmount", money(amount));
        body.put("trxDateTime", SnapTime.format(paidAt));
        body.put("referenceNo", referenceNo);
        body.put("flagAdvise", "N");
        return withAdditionalInfo(body);
    }

    ObjectNode status(@Nullable String requestId) {
        ObjectNode body = account();
        if (requestId != null) {
            body.put("inquiryRequestId", requestId);
            body.put("paymentRequestId", requestId);
        }
        return withAdditionalInfo(body);
    }

    private ObjectNode account() {
        ObjectNode body = SnapHttp.JSON.createObjectNode();
        body.put("partnerServiceId", partnerServiceId);
        body.put("customerNo", customerNo);
        body.put("virtualAccountNo", partnerServiceId + customerNo);
        return body;
    }

    private static ObjectNode money(long rupiah) {
        return SnapHttp.JSON.createObjectNode().put("value", rupiah + ".00").put("currency", "IDR");
    }

    private static ObjectNode withAdditionalInfo(ObjectNode body) {
        body.set("additionalInfo", SnapHttp.JSON.createObjectNode());
        return body;
    }
}
