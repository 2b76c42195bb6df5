package io.dynox.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Writes the answers to look-ups as pages for a browser that asks for them by itself, so that the forms of the sample work without
 * JavaScript. A client that doesn't ask for HTML gets JSON.
 *
 * <p>Thread-safe.
 */
final class HtmlAnswers extends AbstractHttpMessageConverter<Object> {

    HtmlAnswers() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == CityController.Cities.class
                || type == CountryController.Country.class
                || type == ProblemDetail.class;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Pages are written, and never read", message);
    }

    @Override
    protected void writeInternal(Object answer, HttpOutputMessage message) throws IOException {
        message.getBody().write(page(answer).getBytes(StandardCharsets.UTF_8));
    }

    private static String page(Object answer) {
        String content;
        if (answer instanceof CityController.Cities cities) {
            content = cities(cities);
        } else if (answer instanceof CountryController.Country country) {
            content = country(country);
        } else if (answer instanceof ProblemDetail problem) {
            content = "<p class=\"problem\" role=\"alert\">" + text(String.valueOf(problem.getDetail())) + "</p>";
        } else {
            throw new IllegalArgumentException("No page for " + answer.getClass());
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Cities of the world: Dynox sample</title>
                <link rel="icon" href="/icon.svg">
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <main class="answer">
                <h1>Cities of the world</h1>
                %s
                <p><a href="/#look-ups">Look others up</a></p>
                </main>
                </body>
                </html>
                """.formatted(content);
    }

    private static String cities(CityController.Cities answer) {
        String missing = answer.missing().stream()
                .map(id -> "<p class=\"problem\">Not in the table: " + text(id) + "</p>")
                .collect(Collectors.joining("\n"));
        return "<p>%d found, %d missing; %d requests, %d ms</p>\n%s\n%s"
                .formatted(
                        answer.found().size(),
                        answer.missing().size(),
                        answer.requests(),
                        answer.elapsedMillis(),
                        table(answer.found()),
                        missing);
    }

    private static String country(CountryController.Country answer) {
        String next = answer.next();
        String link = next == null
                ? ""
                : "<p><a rel=\"next\" href=\"%s\">Next page</a></p>"
                        .formatted(text(UriComponentsBuilder.fromPath("/countries")
                                .queryParam("code", "{code}")
                                .queryParam("after", "{after}")
                                .encode()
                                .buildAndExpand(answer.country(), next)
                                .toUriString()));
        return table(answer.cities()) + link;
    }

    private static String table(List<CityView> cities) {
        return cities.stream()
                .map(city -> "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s, %s</td></tr>"
                        .formatted(
                                text(city.name()),
                                text(city.region()),
                                text(city.country()),
                                city.latitude(),
                                city.longitude()))
                .collect(Collectors.joining("\n", """
                        <div class="scroll"><table><thead><tr><th scope="col">Name</th><th scope="col">Region</th>
                        <th scope="col">Country</th><th scope="col">Latitude, longitude</th></tr></thead><tbody>
                        """, "\n</tbody></table></div>"));
    }

    private static String text(String raw) {
        return HtmlUtils.htmlEscape(raw, StandardCharsets.UTF_8.name());
    }
}
