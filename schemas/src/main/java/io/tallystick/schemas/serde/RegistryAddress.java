package io.tallystick.schemas.serde;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.util.List;

/** Where the registry is, in messages: its URL, and what is likely wrong with it where it answers as no registry does. */
record RegistryAddress(List<String> urls) {
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    /** Confluent's API tells what was not found by codes from 40401 on; a server without it has no such code. */
    private static final int FIRST_CODE = 40_400;

    private static final int LAST_CODE = 40_599;
    private static final String APICURIO_PATH = "/apis/ccompat/v7";

    RegistryAddress {
        urls = List.copyOf(urls);
    }

    /** Whether an answer is that of a server which does not have the API at this URL. */
    static boolean isOfNoRegistry(RestClientException answer) {
        boolean absent = answer.getStatus() == NOT_FOUND || answer.getStatus() == NOT_ALLOWED;
        return absent && (answer.getErrorCode() < FIRST_CODE || answer.getErrorCode() > LAST_CODE);
    }

    /** What to try where it is not there. */
    String hint(RestClientException answer) {
        String url = urls.get(0);
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return this + " answered with status " + answer.getStatus()
                + " and no code of Confluent's API, so it is probably not there: give schema.registry.url with its path"
                + (base.endsWith(APICURIO_PATH) ? "" : ", such as " + base + APICURIO_PATH + " for Apicurio");
    }

    @Override
    public String toString() {
        return "the schema registry at " + String.join(", ", urls);
    }
}
