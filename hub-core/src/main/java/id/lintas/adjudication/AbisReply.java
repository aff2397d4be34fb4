package id.lintas.adjudication;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A reply in the form of MOSIP's ABIS API 1.1, read strictly: whatever is inconsistent is said in {@link #flaw}, and a
 * reply with a flaw decides nothing.
 *
 * @param id {@code mosip.abis.insert} or {@code mosip.abis.identify}
 * @param success whether returnValue is 1
 * @param failureReason 0 on success, else MOSIP's code
 * @param candidates reference ids in the reply
 * @param topScore the highest internal score, 0 without candidates
 * @param flaw empty if consistent
 */
record AbisReply(String id, boolean success, int failureReason, List<UUID> candidates, double topScore, String flaw) {

    static AbisReply read(JsonNode json, String expectedId) {
        String id = json.path("id").asText("");
        String returned = json.path("returnValue").asText("");
        if (!id.equals(expectedId)) {
            return flawed(id, "id: " + id + " (expected: " + expectedId + ")");
        }
        if (returned.equals("2")) {
            String reason = json.path("failureReason").asText("");
            return reason.matches("[0-9]{1,2}")
                    ? new AbisReply(id, false, Integer.parseInt(reason), List.of(), 0, "")
                    : flawed(id, "failureReason: " + reason + " (expected: a number)");
        }
        if (!returned.equals("1")) {
            return flawed(id, "returnValue: " + returned + " (expected: 1 or 2)");
        }
        return id.equals("mosip.abis.identify")
                ? candidates(id, json.path("candidateList"))
                : new AbisReply(id, true, 0, List.of(), 0, "");
    }

    private static AbisReply candidates(String id, JsonNode list) {
        JsonNode entries = list.path("candidates");
        if (!entries.isArray()) {
            return flawed(id, "candidateList.candidates: absent (expected: a list)");
        }
        String count = list.path("count").asText("");
        if (!count.equals(Integer.toString(entries.size()))) {
            return flawed(id, "candidateList.count: " + count + " (expected: " + entries.size() + ")");
        }
        List<UUID> candidates = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        double top = 0;
        for (JsonNode entry : entries) {
            UUID reference;
            try {
                reference = UUID.fromString(entry.path("referenceId").asText(""));
            } catch (IllegalArgumentException e) {
                return flawed(id, "candidate without a reference id");
            }
            if (!seen.add(reference)) {
                return flawed(id, "candidate twice");
            }
            candidates.add(reference);
            top = Math.max(top, entry.path("analytics").path("internalScore").asDouble(0));
        }
        return new AbisReply(id, true, 0, candidates, top, "");
    }

    private static AbisReply flawed(String id, String flaw) {
        return new AbisReply(id, false, 0, List.of(), 0, flaw);
    }
}
