/** The post office: its own SFTP server and the writer of the day's payment files; depends on nothing else here. */
@NullMarked
package id.lintas.simulators.post;

import org.jspecify.annotations.NullMarked;
