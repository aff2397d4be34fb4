package id.lintas.route.receive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.common.DefaultHttpBinding;

/**
 * Writes an answer as it is: its length is known, so it goes out in one piece and not in chunks. Of a request nothing is read here; the door takes what
 * it needs.
 */
final class WholeAnswers extends DefaultHttpBinding {

    WholeAnswers() {
        setMapHttpMessageBody(false);
        setMapHttpMessageHeaders(false);
        setMapHttpMessageFormUrlEncodedBody(false);
        setMuteException(true);
    }

    @Override
    protected void doWriteDirectResponse(Message message, HttpServletResponse response, Exchange exchange)
            throws IOException {
        if (message.getBody() instanceof byte[] body) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            super.doWriteDirectResponse(message, response, exchange);
        }
    }
}
