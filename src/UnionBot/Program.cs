Console.WriteLine("UnionBot");
