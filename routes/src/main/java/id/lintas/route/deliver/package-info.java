/** The way out: claims due deliveries and sends each by the one route for its kind of link. Depends on delivery and office. */
@NullMarked
package id.lintas.route.deliver;

import org.jspecify.annotations.NullMarked;
