package id.lintas.adjudication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbisReplyTest {

    private static final String IDENTIFY = "mosip.abis.identify";

    @Test
    void readsACandidateList() throws JsonProcessingException {
        AbisReply reply = read("""
                {"id":"mosip.abis.identify","returnValue":"1","candidateList":{"count":"1","candidates":[
                  {"referenceId":"0198c1f0-0000-7000-8000-000000000001","analytics":{"internalScore":"112"}}]}}""");
        assertThat(reply.flaw()).isEmpty();
        assertThat(reply.candidates()).hasSize(1);
        assertThat(reply.topScore()).isEqualTo(112);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"mosip.id.identify\",\"returnValue\":\"1\",\"candidateList\":{\"count\":\"0\",\"candidates\":[]}}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"1\"}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"3\"}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"2\",\"failureReason\":null}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"1\",\"candidateList\":{\"count\":\"0\",\"candidates\":null}}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"1\",\"candidateList\":{\"count\":\"2\",\"candidates\":[{\"referenceId\":\"x\"}]}}",
                "{\"id\":\"mosip.abis.identify\",\"returnValue\":\"1\",\"candidateList\":{\"count\":\"1\",\"candidates\":[{\"referenceId\":\"x\"}]}}"
            })
    void anInconsistentReplyHasAFlawAndIsNoSuccess(String json) throws JsonProcessingException {
        AbisReply reply = read(json);
        assertThat(reply.flaw()).isNotEmpty();
        assertThat(reply.success()).isFalse();
    }

    private static AbisReply read(String json) throws JsonProcessingException {
        return AbisReply.read(new ObjectMapper().readTree(json), IDENTIFY);
    }
}
