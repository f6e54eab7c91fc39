import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of OpenSearch on the loopback address: the folder of its data, its port. The runner's own main ends with its standard input; this one does not. */
public class Search {
	public static void main(String[] arguments) throws Exception {
		int port = Integer.parseInt(arguments[1]);
		OpenSearchRunner runner = new OpenSearchRunner();
		runner.onBuild((number, settings) -> {
			settings.put("http.host", "127.0.0.1");
			settings.put("http.port", Integer.toString(port));
			settings.put("transport.host", "127.0.0.1");
			settings.put("transport.port", Integer.toString(port + 1));
			settings.put("discovery.type", "single-node");
			settings.putList("discovery.seed_hosts");
			settings.remove("cluster.initial_cluster_manager_nodes");
			settings.remove("cluster.initial_master_nodes");
			settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
		});
		runner.build(newConfigs().basePath(arguments[0]).numOfNode(1).clusterName("soak").useLogger());
		Thread.currentThread().join();
	}
}
