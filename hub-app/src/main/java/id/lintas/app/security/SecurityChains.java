package id.lintas.app.security;

import id.lintas.secret.SecretStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two doors: machines, which authenticate each message themselves, and people in browsers. */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final String AUTHORIZATION = "/oauth2/authorization";

    /** Where a login begins. */
    static final String LOGIN = AUTHORIZATION + "/" + KeycloakClient.REGISTRATION;

    /** What a browser may come back to after a login; an event stream is no page. */
    static final RequestMatcher PAGES = request ->
            "GET".equals(request.getMethod()) && !ProviderCheck.path(request).endsWith("/events");

    /** By the path as the container made it plain: partners have a servlet of their own, and a pattern would begin below it. */
    private static final RequestMatcher MACHINES = request -> {
        String path = ProviderCheck.path(request);
        return path.startsWith("/partners/") || path.startsWith("/datashare/");
    };

    private static final String OPERATOR = "central-operator";
    private static final String AUDITOR = "auditor";

    @Bean
    static BeanPostProcessor pagesOfPeople(ApplicationContext context) {
        return PagesOfPeople.without(MACHINES, context);
    }

    /** Each filter's part of each request would be measured, by an observer of its own that stays in the way even where it is switched off. */
    @Bean
    static SecurityObservationSettings filtersUnobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Partners and the registry: no session, no CSRF token, since no cookie ever decides anything here. First, as others look for a page
     * to know whether a request is theirs.
     */
    @Bean
    @Order(0)
    SecurityFilterChain machines(HttpSecurity http) throws Exception {
        return http.securityMatcher(MACHINES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Pages. What is not named here does not exist. */
    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            Logins logins,
            ClientRegistrationRepository clients,
            KeycloakSettings keycloak,
            SecretStore secrets)
            throws Exception {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS)
                        .denyAll()
                        .requestMatchers(
                                "/",
                                "/book",
                                "/book/**",
                                "/track",
                                "/developers/**",
                                "/track/receipt.pdf",
                                "/receipts/check",
                                "/receipts/keys",
                                "/css/**",
                                "/js/**",
                                "/favicon.ico",
                                "/actuator/health",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**", "/console/staff", "/console/staff/**")
                        .hasRole(OPERATOR)
                        .requestMatchers(HttpMethod.POST, "/console/audit/archive")
                        .hasRole(AUDITOR)
                        .requestMatchers("/console/audit", "/console/audit/**", "/console/evidence")
                        .hasAnyRole(OPERATOR, AUDITOR)
                        .requestMatchers("/console/freeze", "/console/money")
                        .hasRole(OPERATOR)
                        .requestMatchers(HttpMethod.POST, "/console/messages")
                        .hasAnyRole(OPERATOR, AUDITOR, "central-adjudicator")
                        .requestMatchers(SecurityChains::changesTheConsole)
                        .hasRole(OPERATOR)
                        .requestMatchers("/console", "/console/**")
                        .hasAnyRole(OPERATOR, AUDITOR, "central-adjudicator")
                        .requestMatchers("/office", "/office/**", "/join/*")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(denied ->
                        denied.authenticationEntryPoint(loginOrNothing()).accessDeniedHandler(forbiddenOrNothing()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy(keycloak)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(withPkce(clients)))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(new EitherSecret(secrets)))
                        .userInfoEndpoint(user -> user.oidcUserService(new StaffLogin()))
                        .authorizedClientRepository(new ClientInSession())
                        .successHandler(logins.welcome(pagesOnly()))
                        .failureHandler(new LoginFailed()))
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.changeSessionId())
                        .maximumSessions(logins.settings().sessions())
                        .sessionRegistry(logins.registry()))
                .oidcLogout(logout -> logout.oidcSessionRegistry(logins.atProvider())
                        .backChannel(channel ->
                                channel.logoutHandler(new LoggedOutAtProvider(logins.atProvider(), logins.registry()))))
                .logout(logout -> logout.logoutSuccessHandler(goodbye(clients)))
                .addFilterBefore(new SessionWatch(logins.sessions(), logins.access()), CsrfFilter.class)
                .addFilterBefore(new ProviderCheck(keycloak), OAuth2AuthorizationRequestRedirectFilter.class);
        return http.build();
    }

    static String policy(KeycloakSettings keycloak) {
        return "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + keycloak.origin();
    }

    /** Security 6.5 sends a PKCE challenge for public clients only, unless asked. */
    private static OAuth2AuthorizationRequestResolver withPkce(ClientRegistrationRepository clients) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(clients, AUTHORIZATION);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static OidcClientInitiatedLogoutSuccessHandler goodbye(ClientRegistrationRepository clients) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }

    /** After login the browser returns to the page it wanted. */
    static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PAGES);
        return cache;
    }

    private static AuthenticationEntryPoint loginOrNothing() {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);
        return (request, response, why) -> {
            if (behindLogin(request)) {
                login.commence(request, response, why);
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        };
    }

    /** A forged or outdated form is refused as such also on public pages. */
    private static AccessDeniedHandler forbiddenOrNothing() {
        return (request, response, why) -> response.sendError(
                behindLogin(request) || !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod())
                        ? HttpServletResponse.SC_FORBIDDEN
                        : HttpServletResponse.SC_NOT_FOUND);
    }

    /** Auditors and adjudicators look; whatever a console page does is an operator's. */
    private static boolean changesTheConsole(HttpServletRequest request) {
        return !Set.of("GET", "HEAD").contains(request.getMethod())
                && ProviderCheck.path(request).startsWith("/console/");
    }

    private static boolean behindLogin(HttpServletRequest request) {
        return ProviderCheck.path(request).matches("/(office|console|actuator|join)(/.*)?");
    }
}
