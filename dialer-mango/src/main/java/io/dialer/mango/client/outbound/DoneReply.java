package io.dialer.mango.client.outbound;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** It was taken; there is nothing more to tell. */
public record DoneReply(@JsonAnySetter @JsonAnyGetter Map<String, JsonNode> more) {}
