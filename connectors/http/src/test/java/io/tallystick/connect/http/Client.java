package io.tallystick.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Posts to an intake. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;

    Client(String url) {
        this.url = url;
    }

    /** What was answered. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() throws Exception {
            return MAPPER.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The status of each item. */
        List<String> items() throws Exception {
            List<String> items = new ArrayList<>();
            json().path("items").forEach(item -> items.add(item.path("status").asText()));
            return items;
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A pack with a time of its own. */
    static byte[] senml(int second) {
        return utf8("[{\"n\":\"rpm\",\"v\":900,\"t\":" + (1_767_225_600L + second) + "}]");
    }

    Answer post(String query, String contentType, byte[] body, String... headers) throws Exception {
        return send(request("/api/v1/events" + query, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Readings, with the token that may say all. */
    Answer readings(String query, String contentType, byte[] body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + TestSite.TOKEN));
        all.addAll(List.of(headers));
        return post(query, contentType, body, all.toArray(String[]::new));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    Answer get(String path) throws Exception {
        return send(request(path).GET());
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }
}
