package io.dynox.sample;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets only the person at this machine change anything, the rate limits of the actuator included, and lets pages load nothing
 * from elsewhere. The sample has no log-in, so a change is refused unless
 *
 * <ul>
 *   <li>the server is bound to the loopback address, or {@code sample.controls=true} says that this is guarded otherwise,
 *   <li>the request names this machine as its host: a foreign name that was made to point here is refused, and
 *   <li>the request comes from no page, or from one of this server: a foreign page that sends a form is refused.
 * </ul>
 *
 * <p>Thread-safe.
 */
@Component
public final class LocalRequests extends OncePerRequestFilter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1");
    private static final Set<String> READING =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private final boolean changesAllowed;

    LocalRequests(SampleProperties properties, Environment environment) {
        this.changesAllowed = Optional.ofNullable(properties.controls())
                .orElseGet(() -> isLoopback(environment.getProperty("server.address")));
    }

    /** Whether anything may be changed by requests. */
    public boolean changesAllowed() {
        return changesAllowed;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<String> refusal = READING.contains(request.getMethod()) ? Optional.empty() : refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + refusal.get() + "\"}");
    }

    private Optional<String> refusal(HttpServletRequest request) {
        if (!changesAllowed) {
            return Optional.of("The server isn't bound to the loopback address, so nothing can be changed: set "
                    + "server.address=127.0.0.1, or sample.controls=true if others can't reach it");
        }
        if (!isLoopback(request.getServerName())) {
            return Optional.of("Changes are made at http://localhost only");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean fromElsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
        if (fromElsewhere || !isOwn(request.getHeader("Origin"), request)) {
            return Optional.of("Changes are made from the pages of this server only");
        }
        return Optional.empty();
    }

    private static boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        if (origin == null) {
            return true;
        }
        try {
            var page = UriComponentsBuilder.fromUriString(origin).build();
            return request.getServerName().equals(page.getHost())
                    && request.getScheme().equals(page.getScheme())
                    && request.getServerPort() == (page.getPort() < 0 ? defaultPort(page.getScheme()) : page.getPort());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static int defaultPort(@Nullable String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host.replace("[", "").replace("]", ""));
    }
}
