package id.lintas.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Keeps a login's tokens in its session, so that they end with it and two sessions of a person never share them. */
final class ClientInSession implements OAuth2AuthorizedClientRepository {

    private static final String ATTRIBUTE = ClientInSession.class.getName();

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so the interface has it
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication who, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (T) of(session);
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        keep(request.getSession(), client);
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication who, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    static void keep(HttpSession session, OAuth2AuthorizedClient client) {
        session.setAttribute(ATTRIBUTE, client);
    }

    static @Nullable OAuth2AuthorizedClient of(HttpSession session) {
        return (OAuth2AuthorizedClient) session.getAttribute(ATTRIBUTE);
    }
}
